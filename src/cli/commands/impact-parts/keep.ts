// Keeps a planned call where the command line was told to: below the operation that will make it, or in a story file.
import { type Plan, planInDocument, planInStory } from '../../../core/fixes/keep-plan';
import type { PlannedTerms } from '../../../core/fixes/plan';
import type { MeteredPlan } from '../../../core/impact/what-if';
import { callLabel, endLabel } from '../../../core/model/call';
import type { Graph } from '../../../core/model/graph';
import type { Place } from '../../../core/model/place';
import { terminalText } from '../../../core/reporters/parts/terminal-text';
import { operationOf } from '../../../core/solution/asked-call';
import { storyFile, storyId } from '../../../core/solution/story';
import { updateFile } from '../../../workspace/write-file';
import { UsageError } from '../../exit';
import type { Loaded } from '../../load';
import { say } from '../../output';

/** Where a planned call may be kept. */
export const KEPT_IN = ['document', 'story'] as const;

export interface Keeping {
  readonly as: (typeof KEPT_IN)[number];
  /** Its key or a short name; absent = that of the branch. */
  readonly story?: string;
}

/** Writes one file, and says on stderr which and what. Throws `UsageError` where the call is there already or nothing can be written. */
export async function keepPlan(loaded: Loaded, planned: MeteredPlan, keeping: Keeping): Promise<void> {
  const { change, terms } = planned;
  const place = change.before?.evidence[0]?.place ?? thereAlready(loaded.report.head, planned);
  if (place !== undefined)
    throw new UsageError(
      `${callLabel(change.it)} is there already, ${place.file}:${place.line}: change it there. Nothing was written.`,
    );
  const { mode } = terms;
  if (mode === undefined) throw new UsageError('To keep the call, say --mode sync or --mode async.');
  const { from, to } = change.it;
  const plan: Plan = { from, to, terms: { ...terms, mode } satisfies PlannedTerms };
  const [file, update] = keeping.as === 'story' ? inStory(loaded, plan, keeping) : inDocument(loaded.report.head, plan);
  let before = '';
  const written = await updateFile(loaded.root, file, (text) => {
    before = text ?? '';
    return update(text);
  });
  if (!written.ok) throw new UsageError(written.reason);
  const { line, lines } = newLines(before, written.text);
  say(terminalText(`Kept in ${file}:${line}`));
  for (const one of lines) say(`  ${terminalText(one)}`);
}

function thereAlready({ calls }: Graph, { standing, change }: MeteredPlan): Place | undefined {
  return standing === 'there' ? calls.find(({ key }) => key === change.it.key)?.evidence[0]?.place : undefined;
}

type Target = readonly [file: string, update: (text: string | undefined) => string | undefined];

function inStory({ report, branch, today }: Loaded, plan: Plan, { story }: Keeping): Target {
  const head = { story: story ?? storyId(branch) };
  return [storyFile(story ?? branch), (text) => planInStory(text, head, plan, report.head, today)];
}

function inDocument(head: Graph, plan: Plan): Target {
  const place = operationOf(head, plan.from)?.evidence.place;
  if (place === undefined)
    throw new UsageError(
      `No document here describes an operation ${endLabel(plan.from)} that would make the call: name one, or keep it with --keep story.`,
    );
  return [place.file, (text) => (text === undefined ? undefined : planInDocument(text, place, plan))];
}

/** The lines of the new text that the old one has not, and where they begin: both are the same before and behind them. */
function newLines(before: string, after: string): { readonly line: number; readonly lines: readonly string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { line: start + 1, lines: now.slice(start, now.length - end).filter((text) => text !== '') };
}
