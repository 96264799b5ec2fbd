// What judges a branch, read back from the graph file that is its baseline.
import { readConfig } from '../config/read';
import type { Judging } from '../model/config';
import { linePlace } from '../model/place';
import type { LineWaiver } from '../model/waiver';
import { itemsOf, nodeAt, numberOf, textAt } from '../syntax/access';
import type { SyntaxFile, SyntaxNode } from '../syntax/node';

export interface PublishedJudging extends Judging {
  /** The lines of calls that only a story plans: the baseline has agreed to them, but does not have them. */
  readonly planned: ReadonlySet<number>;
}

/** `undefined` where the file says nothing of it, as one of an earlier version. Never throws; what is half written is left out. */
export function readJudging(syntax: SyntaxFile): PublishedJudging | undefined {
  const [root] = syntax.roots;
  const judging = nodeAt(root, 'judging');
  if (nodeAt(root, 'sreGraph') === undefined || judging === undefined) return undefined;
  const config = nodeAt(judging, 'config');
  const file = textAt(judging, 'file') ?? syntax.file;
  return {
    ...(config === undefined ? {} : { config: { ...readConfig({ ...syntax, roots: [config] }).config, file } }),
    waivers: itemsOf(nodeAt(judging, 'waivers')).flatMap((node) => readLine(node) ?? []),
    agreed: itemsOf(nodeAt(judging, 'agreed')).flatMap((node) => readAgreed(node) ?? []),
    planned: new Set(
      itemsOf(nodeAt(root, 'calls'))
        .filter(isOnlyPlanned)
        .map(({ span }) => syntax.place(span).line),
    ),
  };
}

function isOnlyPlanned(call: SyntaxNode): boolean {
  const evidence = itemsOf(nodeAt(call, 'evidence'));
  return evidence.length > 0 && evidence.every((one) => textAt(one, 'format') === 'solution');
}

function readAgreed(node: SyntaxNode): NonNullable<Judging['agreed']>[number] | undefined {
  const [from, to] = [textAt(node, 'from'), textAt(node, 'to')];
  const mode = (['sync', 'async'] as const).find((one) => one === textAt(node, 'mode'));
  return from === undefined || to === undefined ? undefined : { from, to, ...(mode === undefined ? {} : { mode }) };
}

function readLine(node: SyntaxNode): LineWaiver | undefined {
  const [file, about, rule] = [textAt(node, 'file'), textAt(node, 'about'), textAt(node, 'rule')];
  const [expires, approver, reason] = [textAt(node, 'expires'), textAt(node, 'approver'), textAt(node, 'reason')];
  const line = numberOf(nodeAt(node, 'line'));
  if (file === undefined || rule === undefined || line === undefined) return undefined;
  if (expires === undefined || approver === undefined || reason === undefined) return undefined;
  return { waiver: { rule, expires, approver, reason, place: linePlace(file, line) }, line, about: about ?? '' };
}
