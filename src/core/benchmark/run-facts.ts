// Which code was measured, when and where: what a result says itself under `sre-benchmark`, or the file beside it.
import type { Located } from '../model/place';
import { mapOf, nodeAt, textOf } from '../syntax/access';
import type { SyntaxFile, SyntaxNode } from '../syntax/node';
import { readSyntax } from '../syntax/read';
import type { RunFacts } from './result';

/** The key under which our generated script and our pipeline stages write these facts. */
export const RUN_KEY = 'sre-benchmark';

/** The files that may say of a result which code was measured, the first one that is there counts; a Gatling report lies in `js/`. */
export function sidecarsOf(file: string): readonly string[] {
  const folders = file.split('/').slice(0, -1);
  const above = folders.at(-1) === 'js' ? [folders.slice(0, -1)] : [];
  return [`${file}.run.json`, ...[folders, ...above].map((folder) => [...folder, 'run.json'].join('/'))];
}

/** The facts in a file beside a result: at its top level, or under `sre-benchmark`. */
export function readSidecar(file: string, text: string): RunFacts {
  const document = readSyntax(file, text);
  const root = document.roots[0];
  return root === undefined ? {} : { ...factsAt(document, root), ...runFactsIn(document, root) };
}

/** What stands under `sre-benchmark` at the top of a document. */
export function runFactsIn(document: SyntaxFile, root: SyntaxNode): RunFacts {
  const node = mapOf(nodeAt(root, RUN_KEY));
  return node === undefined ? {} : factsAt(document, node);
}

function factsAt(document: SyntaxFile, node: SyntaxNode): RunFacts {
  const facts = KEYS.flatMap((key): [string, Located<string>][] => {
    const value = nodeAt(node, key);
    const text = textOf(value)?.trim() ?? '';
    const isSaid = text !== '' && !(key === 'accepted' && text === 'false');
    return value !== undefined && isSaid ? [[key, { value: text, place: document.place(value.span) }]] : [];
  });
  return Object.fromEntries(facts);
}

const KEYS: readonly (keyof RunFacts)[] = ['service', 'date', 'commit', 'environment', 'accepted'];
