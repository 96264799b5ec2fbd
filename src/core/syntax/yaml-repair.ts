// Half-typed YAML: one broken line must not cost what stands before or behind it.
import { lineEnd } from './text-lines';
import { causeOf, isDamaging, mendYaml } from './yaml-mend';
import { parseYamlTree, type YamlError, type YamlTree } from './yaml-tree';

export interface Repaired {
  readonly tree: YamlTree;
  /** The text that `tree` was read from; same offsets as the original. */
  readonly text: string;
  /** The errors that were repaired; those that remain are in `tree`. */
  readonly causes: readonly YamlError[];
}

/** Broken lines that are mended in one text; a person breaks one at a time. */
const MAX_ROUNDS = 12;
/** Characters that may be parsed again to mend a text: bounds the time for big ones. One round is always tried. */
const REPARSE_BUDGET = 1_500_000;
/** With more errors in all, another round needs a good one before it: a text of nothing but errors is not mended. */
const MAX_ERRORS = 2000;
/** Looks empty, yet begins and ends block text for the library. */
const BLANK_WITH_TAB = /^ *\t[ \t]*$/gm;
/** Errors of one reading among which the first cause is looked for. */
const MAX_CAUSES = 30;

/**
 * The library goes on behind an error, but some errors make it hang siblings in the wrong place or drop the rest of the
 * document. Each round blanks what causes the first such error and reads again; the reading with the fewest of them wins.
 */
export function repairYaml(text: string, tree: YamlTree): Repaired {
  let current: Repaired = { tree, text, causes: [] };
  if (isCut(tree) || isHopeless(tree)) return current;
  let best = current;
  let budget = REPARSE_BUDGET;
  let errors = tree.errors.length;
  for (let round = 0; round < MAX_ROUNDS && (round === 0 || budget >= text.length); round++) {
    const step = firstStep(current);
    if (!step || step.text === current.text) break;
    if (errors > MAX_ERRORS && round > 0 && current.tree.errors.length > tree.errors.length / 2) break;
    budget -= text.length;
    current = { text: step.text, tree: parseYamlTree(step.text), causes: [...current.causes, step.cause] };
    errors += current.tree.errors.length;
    if (damage(current) <= damage(best)) best = current;
  }
  return best;
}

/** True if something was left out before the library read it. */
export function isCut({ tooDeepAt, tooBroken, tooManyMarksAt }: YamlTree): boolean {
  return [tooDeepAt, tooBroken, tooManyMarksAt].some((cut) => cut !== undefined);
}

function isHopeless(tree: YamlTree): boolean {
  return tree.errors.filter((error) => !error.message.includes('in YAML stream')).length > MAX_ERRORS;
}

interface Step {
  readonly text: string;
  readonly cause: YamlError;
}

/** The damaging error that begins first is the cause; those behind it often only follow from it. */
function firstStep({ text, tree }: Repaired): Step | undefined {
  const damaging = tree.errors.filter((error) => isDamaging(text, error));
  // A bracket that is open to the end is told last, though it may stand first.
  const causes = [...damaging.slice(0, MAX_CAUSES), ...damaging.slice(MAX_CAUSES).slice(-5)]
    .map((error) => ({ error, at: causeOf(text, error) }))
    .sort((a, b) => a.at - b.at);
  const untabbed = causes.length > 0 ? text.replace(BLANK_WITH_TAB, (line) => ' '.repeat(line.length)) : text;
  for (const { error, at } of causes) {
    const mended = untabbed === text ? mendYaml(text, error, at) : untabbed;
    if (mended !== undefined && mended !== text) {
      return { text: mended, cause: { ...error, start: at, end: Math.max(at, lineEnd(text, at)) } };
    }
  }
  return undefined;
}

function damage({ text, tree }: Repaired): number {
  return tree.errors.filter((error) => isDamaging(text, error)).length;
}
