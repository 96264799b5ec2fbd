// The mind map that judges a branch, read back from the graph file that is its baseline.
import type { Practices } from '../model/practice';
import { mapOf, nodeAt } from '../syntax/access';
import type { SyntaxFile } from '../syntax/node';
import { readPractices } from './read';

/** `undefined` where the file is no graph, or says nothing of practices. Never throws; what is half written is left out. */
export function readPublishedPractices(syntax: SyntaxFile): Practices | undefined {
  const [root] = syntax.roots;
  const judging = mapOf(nodeAt(root, 'judging'));
  if (nodeAt(root, 'sreGraph') === undefined || judging?.entry('practices') === undefined) return undefined;
  return readPractices({ ...syntax, roots: [judging] }).practices;
}
