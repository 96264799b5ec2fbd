// What judges a branch, read back from the graph file that is its baseline.
import { readConfig } from '../config/read';
import type { Judging } from '../model/config';
import type { LineWaiver } from '../model/waiver';
import { itemsOf, nodeAt, numberOf, textAt } from '../syntax/access';
import type { SyntaxFile, SyntaxNode } from '../syntax/node';

/** `undefined` where the file says nothing of it, as one of an earlier version. Never throws; what is half written is left out. */
export function readJudging(syntax: SyntaxFile): Judging | undefined {
  const [root] = syntax.roots;
  const judging = nodeAt(root, 'judging');
  if (nodeAt(root, 'sreGraph') === undefined || judging === undefined) return undefined;
  const config = nodeAt(judging, 'config');
  return {
    ...(config === undefined ? {} : { config: readConfig({ ...syntax, roots: [config] }).config }),
    waivers: itemsOf(nodeAt(judging, 'waivers')).flatMap((node) => readLine(node) ?? []),
  };
}

function readLine(node: SyntaxNode): LineWaiver | undefined {
  const [file, about, rule] = [textAt(node, 'file'), textAt(node, 'about'), textAt(node, 'rule')];
  const [expires, approver, reason] = [textAt(node, 'expires'), textAt(node, 'approver'), textAt(node, 'reason')];
  const line = numberOf(nodeAt(node, 'line'));
  if (file === undefined || rule === undefined || line === undefined) return undefined;
  if (expires === undefined || approver === undefined || reason === undefined) return undefined;
  const place = { file, line, column: 1, endLine: line, endColumn: 1 };
  return { waiver: { rule, expires, approver, reason, place }, line, about: about ?? '' };
}
