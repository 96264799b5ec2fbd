// YAML text by the tolerant parser: mended where it is broken, surveyed, with everything that is wrong as faults.
import { type Fault, tooBroken, tooDeep, tooManyMarks } from './fault';
import type { ParsedNode } from 'yaml';
import { syntaxError } from './syntax-error';
import { MOST_MARKS } from './yaml-lexemes';
import { isCut, repairYaml } from './yaml-repair';
import { surveyYaml } from './yaml-survey';
import { parseYamlTree } from './yaml-tree';
import type { ViewContext } from './yaml-view';

export interface MendedYaml {
  readonly contents: readonly ParsedNode[];
  readonly context: Omit<ViewContext, 'shift'>;
  readonly faults: readonly Fault[];
  /** False where something may be missing. */
  readonly complete: boolean;
  /** True if there was something to mend. */
  readonly hasErrors: boolean;
}

/** Never throws. `giveUp` is asked once it is known that the text has errors, before they are mended. */
export function readMended(text: string, giveUp: () => boolean = () => false): MendedYaml | undefined {
  const first = parseYamlTree(text);
  const hasErrors = first.errors.length > 0;
  if (hasErrors && giveUp()) return undefined;
  const { tree, text: mended, causes } = repairYaml(text, first);
  const survey = surveyYaml(tree.contents, mended);
  const faults = [...[...causes, ...tree.errors].map(syntaxError), ...survey.faults];
  if (tree.tooDeepAt !== undefined) faults.push(tooDeep(tree.tooDeepAt));
  if (tree.tooBroken !== undefined) faults.push(tooBroken(tree.tooBroken.broken, tree.tooBroken.at));
  if (tree.tooManyMarksAt !== undefined) faults.push(tooManyMarks(MOST_MARKS, tree.tooManyMarksAt));
  return {
    contents: tree.contents,
    context: { text: mended, targets: survey.targets },
    faults,
    complete: !hasErrors && survey.complete && !isCut(tree),
    hasErrors,
  };
}
