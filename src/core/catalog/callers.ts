// Who makes a call: a named service, the service of a document, or the service of the folder.
import type { CallEnd } from '../model/call';
import type { CallFact } from '../model/facts';
import type { Problem } from '../model/problem';
import { folderOf } from './folders';
import type { Workspace } from './workspace';

interface Callers {
  /** Usually one; several for a selector; none where nobody can be named, and for what a copy of a document says. */
  readonly ends: readonly CallEnd[];
  readonly problem?: Problem;
}

/**
 * Finds the callers. An operation that its documents do not have is told, and the call counts for the whole service.
 * What is written in a copy of somebody else's document is said by the original.
 */
export function callersOf(workspace: Workspace, fact: CallFact): Callers {
  const { from, place } = fact;
  if (from.selector !== undefined) {
    return { ends: workspace.workloads.find(from.selector, from.namespace).map((service) => ({ service })) };
  }
  if (from.service === undefined && from.document !== undefined && workspace.documents.copies.has(from.document))
    return { ends: [] };
  const service = from.service === undefined ? serviceOfFile(workspace, fact) : named(workspace, from.service);
  if (service === undefined) {
    const message = 'It is not clear which service makes this call: its folder describes none, or several.';
    return { ends: [], problem: { code: 'unknown-caller', message, place, severity: 'information' } };
  }
  const reference = from.operation?.trim();
  if (reference === undefined || reference === '') return { ends: [{ service }] };
  const answer = workspace.operations.find(service, reference);
  if (answer.kind !== 'missing') return { ends: [{ service, operation: answer.key, label: answer.label }] };
  if (from.document !== undefined && answer.key !== undefined)
    return { ends: [{ service, operation: answer.key, label: reference }] };
  const message = `${service} has no operation "${reference}", so this call counts for all of its operations. Check the name.`;
  return {
    ends: [{ service }],
    problem: { code: 'unknown-operation', message, place, severity: 'warning' },
  };
}

function named(workspace: Workspace, service: string): string {
  return workspace.resolve(service) ?? service;
}

function serviceOfFile(workspace: Workspace, { from, place }: CallFact): string | undefined {
  const file = from.document ?? place.file;
  return workspace.documents.services.get(file) ?? workspace.folders.nearest(folderOf(file));
}
