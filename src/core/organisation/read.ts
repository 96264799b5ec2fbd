// One published graph of those that are to be merged.
import { readGraph, repositoriesOf } from '../manifests/graph';
import { type Facts, noFacts } from '../model/facts';
import { linePlace, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import { readSyntax } from '../syntax/read';

/** A file as it was named: its text, or why there is none. */
export interface GraphFile {
  readonly file: string;
  readonly text: string | { readonly message: string };
}

export interface Published {
  readonly file: string;
  /** Whose statements it holds, sorted; one for the graph of one repository. */
  readonly repositories: readonly string[];
  /** False where the file does not say whose it is, and its name stands in. */
  readonly named: boolean;
  readonly facts: Facts;
}

type ReadGraph = { readonly published: Published } | { readonly problem: Problem };

/** Takes a file and what its repository is called where it does not say so; gives its facts, or why it was left out. */
export function readPublished({ file, text }: GraphFile, repository: string): ReadGraph {
  if (typeof text !== 'string') return leftOut(file, 'unreadable', text.message);
  const syntax = readSyntax(file, text);
  const [root] = syntax.roots;
  if (!syntax.complete) {
    const first = syntax.problems.find(({ code }) => code === 'syntax-error');
    return leftOut(file, 'syntax-error', first?.message ?? 'It has syntax errors.', first?.place);
  }
  if (root === undefined || syntax.roots.length > 1) return leftOut(file, 'not-a-graph', NO_GRAPH);
  const read = readGraph({ file, root, place: syntax.place, text: () => text }, repository);
  if (read === undefined) return leftOut(file, 'not-a-graph', NO_GRAPH);
  const problems = read.problems ?? [];
  const other = problems.find(({ code }) => code === 'unknown-version');
  if (other !== undefined) return { problem: { ...other, severity: 'error' } };
  const said = repositoriesOf(root);
  return {
    published: {
      file,
      repositories: said.length === 0 ? [repository] : [...new Set(said)].sort(),
      named: said.length > 0,
      facts: { ...noFacts(file), formats: ['graph'], ...read },
    },
  };
}

const NO_GRAPH = 'It is not a graph. Write one with "sre-lens graph --format json".';

function leftOut(file: string, code: string, reason: string, place?: Place): { readonly problem: Problem } {
  const message = `${reason.replace(/[.]?$/, '.')} The file was left out.`;
  return { problem: { code, message, place: place ?? linePlace(file), severity: 'error' } };
}

/** What a repository is called whose graph does not say so: by its file, or the folder of a file called `graph.json`. */
export function nameByFile(file: string): string {
  const parts = file.split('/').filter((part) => part !== '.' && part !== '..');
  const stem = (parts.at(-1) ?? file).replace(/(?:\.sre-graph)?\.[a-z]+$/i, '');
  return /^(?:sre-)?graph$/i.test(stem) ? (parts.at(-2) ?? stem) : stem;
}
