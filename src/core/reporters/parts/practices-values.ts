// What every listing of practices shows: the groups with their practices, each with its state in words.
import { PRACTICES_FILE, type Practice, type PracticeState, type Practices } from '../../model/practice';
import { duePractices, type DuePractice } from '../../practices/due';
import { countStates, practiceTree } from '../../practices/tree';
import { count } from './headline';

export interface PracticesShown {
  /** Absent where the workspace has none. */
  readonly practices: Practices | undefined;
  /** ISO date. */
  readonly today: string;
  /** Only what is due. */
  readonly dueOnly: boolean;
}

/** Shape and word, never a colour alone. */
export const STATE_SIGNS: Record<PracticeState, string> = { adopted: '✓', 'not-now': '✗', undecided: '○' };
export const STATE_WORDS: Record<PracticeState, string> = {
  adopted: 'adopted',
  'not-now': 'not now',
  undecided: 'undecided',
};

export interface ListedGroup {
  readonly name: string;
  readonly practices: readonly ListedPractice[];
}

export interface ListedPractice {
  readonly practice: Practice;
  readonly due?: DuePractice;
}

/** The groups with their practices; with `dueOnly` those that are due. */
export function listedGroups(practices: Practices, today: string, dueOnly: boolean): readonly ListedGroup[] {
  const due = new Map(duePractices(practices, today).map((one) => [one.practice, one]));
  return practiceTree(practices).flatMap(({ name, practices: all }) => {
    const listed = all.flatMap((practice): readonly ListedPractice[] => {
      const one = due.get(practice);
      if (one === undefined) return dueOnly ? [] : [{ practice }];
      return [{ practice, due: one }];
    });
    return listed.length === 0 ? [] : [{ name, practices: listed }];
  });
}

/** `45 practices: 3 adopted, 1 not now, 41 undecided; 40 due`. */
export function practicesSentence(practices: Practices, today: string): string {
  const counts = countStates(practices.list);
  const states = (['adopted', 'not-now', 'undecided'] as const).flatMap((state) =>
    counts[state] === 0 ? [] : [`${counts[state]} ${STATE_WORDS[state]}`],
  );
  const due = duePractices(practices, today).length;
  const said = states.length === 0 ? '' : `: ${states.join(', ')}`;
  return `${count(practices.list.length, 'practice')}${said}; ${due === 0 ? 'none' : due} due`;
}

export const NO_PRACTICES = `There is no ${PRACTICES_FILE} here, so no practice is decided and nothing is switched off.`;
