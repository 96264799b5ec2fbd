// Where the statements of a graph file stand in the repository that published it.
import type { Origin } from '../../model/place';
import type { SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { itemsAt, textAt } from '../facts/nodes';

/** How strongly each format describes a service, strongest first (section 7 of the manifest reference). */
const STRONGEST_FIRST = [
  'sre-yaml',
  'backstage',
  'datadog',
  'opensrm',
  'openslo',
  'nobl9',
  'kubernetes',
  'compose',
  'openapi',
  'config',
];

/**
 * The `evidence` of a service, call, operation or flow, each with its repository: its own, or else the given one, if
 * there is one. `undefined` without any evidence.
 */
export function readOrigins(node: SyntaxNode, repository: string | undefined): readonly Origin[] | undefined {
  const origins = evidenceOf(node).flatMap((item): Origin[] => {
    const [file, format] = [textAt(item, 'file'), textAt(item, 'format')];
    const from = textAt(item, 'repository') ?? repository;
    const line = Number(textAt(item, 'line'));
    if (file === undefined || format === undefined) return [];
    const at = { file, line: Number.isInteger(line) && line > 0 ? line : 1, format };
    return [from === undefined ? at : { ...at, repository: from }];
  });
  return origins.length === 0 ? undefined : origins;
}

/** 0 for a service that its own descriptor describes; more, the weaker its best evidence is. */
export function weightOf(node: SyntaxNode): number {
  const ranks = evidenceOf(node).map((item) => STRONGEST_FIRST.indexOf(textAt(item, 'format') ?? ''));
  return Math.min(STRONGEST_FIRST.length, ...ranks.filter((rank) => rank >= 0));
}

/** True for a name that calls mention and nothing describes: it was written with an empty list of evidence. */
export function isOnlyNamed(node: SyntaxNode): boolean {
  const evidence = nodeAt(node, 'evidence');
  return evidence?.kind === 'list' && evidence.items.length === 0;
}

function evidenceOf(node: SyntaxNode): readonly SyntaxNode[] {
  const evidence = nodeAt(node, 'evidence');
  return evidence?.kind === 'map' ? [evidence] : itemsAt(node, 'evidence');
}
