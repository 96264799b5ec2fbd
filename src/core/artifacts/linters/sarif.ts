// The reports of other linters that lie in a workspace, as SARIF: what each says of which object.
import { reachFile } from '../../openapi/relative-path';
import { itemsOf, nodeAt, numberOf, textAt, textOf } from '../../syntax/access';
import type { SyntaxFile, SyntaxNode } from '../../syntax/node';
import type { Citation } from '../../model/citation';
import { checksOf, linterNamed } from './mapping';

/** One result of a linter that a check of ours decides as well. */
export interface LinterResult extends Citation {
  readonly checks: readonly string[];
  /** The manifest that it is about, and the line where it says so. */
  readonly file: string;
  readonly line?: number;
  /** What it calls the object, so far as it says; empty where it does not. */
  readonly about: string;
}

/** More of one report are not read (ours). */
const MOST_RESULTS = 10_000;

export function isSarifFile(file: string): boolean {
  return /\.sarif(?:\.json)?$/i.test(file);
}

/** The results of linters that are known here; those that passed or were suppressed are none. */
export function linterResults(nodes: SyntaxFile): readonly LinterResult[] {
  return nodes.roots.flatMap((root) =>
    itemsOf(nodeAt(root, 'runs')).flatMap((run) => {
      const linter = linterNamed(textOf(nodeAt(run, 'tool', 'driver', 'name')) ?? '');
      if (linter === undefined) return [];
      return itemsOf(nodeAt(run, 'results'))
        .slice(0, MOST_RESULTS)
        .flatMap((result): readonly LinterResult[] => {
          const rule = textAt(result, 'ruleId') ?? textOf(nodeAt(result, 'rule', 'id'));
          const checks = rule === undefined ? [] : checksOf(linter, rule);
          const location = nodeAt(result, 'locations', 0);
          const file = fileOf(textOf(nodeAt(location, 'physicalLocation', 'artifactLocation', 'uri')));
          if (rule === undefined || checks.length === 0 || file === undefined || !isOpen(result)) return [];
          const line = numberOf(nodeAt(location, 'physicalLocation', 'region', 'startLine'));
          const message = textOf(nodeAt(result, 'message', 'text')) ?? rule;
          const logical = textOf(nodeAt(location, 'logicalLocations', 0, 'fullyQualifiedName'));
          return [
            {
              linter,
              rule,
              checks,
              message,
              place: nodes.place(result.span),
              file,
              ...(line === undefined ? {} : { line }),
              about: logical ?? message,
            },
          ];
        });
    }),
  );
}

/** `fail` is what SARIF means where it says no kind. */
function isOpen(result: SyntaxNode): boolean {
  const kind = textAt(result, 'kind');
  return (kind === undefined || kind === 'fail') && itemsOf(nodeAt(result, 'suppressions')).length === 0;
}

/** Relative to the root, where the linter was run there; absolute ones are of another machine. */
function fileOf(uri: string | undefined): string | undefined {
  if (uri === undefined || uri === '') return undefined;
  let path: string;
  try {
    path = decodeURIComponent(uri);
  } catch {
    return undefined;
  }
  const reached = reachFile('', path);
  return 'file' in reached ? reached.file : undefined;
}
