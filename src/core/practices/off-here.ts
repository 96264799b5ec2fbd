// What practices take out of one report: the rules that were not judged, the questions that were not asked.
import type { PracticeOff, SwitchedOff } from '../model/practice';
import type { Checklist } from '../model/solution';
import { isDue } from './due';
import type { Switch } from './off';

export interface OffContext {
  readonly off: Switch;
  /** ISO date. */
  readonly today: string;
  readonly checklists: ReadonlyMap<string, Checklist>;
  /** By the code of a rule that is off: how often it would have spoken. */
  readonly silenced: ReadonlyMap<string, number> | undefined;
}

/** One entry a practice, sorted by its id; none where no practice takes anything out. */
export function practicesOff({ off, today, checklists, silenced }: OffContext): readonly PracticeOff[] {
  const ids = new Set(silenced?.keys());
  for (const checklist of checklists.values()) for (const id of checklist.off ?? []) ids.add(id);
  const practices = new Map<string, { readonly why: SwitchedOff; readonly ids: string[]; silenced: number }>();
  for (const id of [...ids].sort()) {
    const why = off(id);
    if (why === undefined) continue;
    const entry = practices.get(why.practice) ?? { why, ids: [], silenced: 0 };
    entry.ids.push(id);
    entry.silenced += silenced?.get(id) ?? 0;
    practices.set(why.practice, entry);
  }
  return [...practices.values()]
    .map((entry) => ({ ...entry.why, due: isDue(entry.why.review, today), ids: entry.ids, silenced: entry.silenced }))
    .sort((a, b) => (a.practice < b.practice ? -1 : 1));
}
