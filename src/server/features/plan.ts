// Keeps a planned call, before any code exists: an `x-sre-calls` entry of the caller's operation, or a story file.
import { plannedCall, withPlannedCall } from '../../core/fixes/plan';
import type { CallEnd } from '../../core/model/call';
import type { Graph } from '../../core/model/graph';
import { operationKey, operationLabel } from '../../core/model/operation';
import { storyFile, storyId } from '../../core/solution/story';
import { writeAnswers } from '../../core/solution/write';
import { PLAN, type PlanParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { applyInEditor, writeText } from '../write-text';

export function registerPlan(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<PlanParams, WriteResult>(server.connection, PLAN, 'Planning', failed, (params) => plan(server, params));
}

async function plan(server: Server, params: PlanParams): Promise<WriteResult> {
  for (const folder of server.folders()) {
    if (params.folder !== undefined && params.folder !== folder.uri) continue;
    const head = folder.report()?.head;
    if (head?.services.has(params.from.service) !== true) continue;
    const from = endOf(head, params.from);
    const to = endOf(head, params.to);
    if (from === undefined) return refuse(`${params.from.service} has no operation ${params.from.operation ?? ''}.`);
    if (to === undefined) return refuse(`${params.to.service} has no operation ${params.to.operation ?? ''}.`);
    return params.as === 'story'
      ? inStory(server, folder, head, params, from, to)
      : inApi(server, folder, head, params, from, to);
  }
  return refuse(`There is no service ${params.from.service}.`);
}

/** An end as the graph knows it; the callee may be a service of another repository. `undefined`: no such operation. */
function endOf(head: Graph, end: PlanParams['to']): CallEnd | undefined {
  if (end.operation === undefined) return { service: end.service };
  const operations = head.services.get(end.service)?.operations ?? [];
  const named = (key: string, label: string): boolean => key === end.operation || label === end.operation;
  const operation = operations.find((one) => named(operationKey(one), operationLabel(one)));
  return operation && { service: end.service, operation: operationKey(operation), label: operationLabel(operation) };
}

function inStory(
  server: Server,
  folder: Folder,
  head: Graph,
  params: PlanParams,
  from: CallEnd,
  to: CallEnd,
): Promise<WriteResult> {
  const { branch } = folder.workspace.snapshot(server.clock.today());
  const story = params.story ?? branch;
  const call = plannedCall(from, to, params);
  return writeText(server, folder, storyFile(story), (text) =>
    writeAnswers(text, { story: params.story ?? storyId(branch) }, [{ call, planned: true, answers: new Map() }], head),
  );
}

async function inApi(
  server: Server,
  folder: Folder,
  head: Graph,
  params: PlanParams,
  from: CallEnd,
  to: CallEnd,
): Promise<WriteResult> {
  if (from.operation === undefined) return refuse('Name the operation that calls, or keep the call in a story file.');
  const operation = head.services.get(from.service)?.operations.find((one) => operationKey(one) === from.operation);
  const place = operation?.evidence.place;
  const syntax = place && (await folder.nodes(place.file));
  const edit = syntax && withPlannedCall(syntax, place, to, params);
  if (edit === undefined) return refuse('The document of the operation cannot be edited: it has syntax errors.');
  return applyInEditor(server, folder, edit);
}

function refuse(reason: string): WriteResult {
  return { ok: false, reason };
}
