// How a practice is said: its state in words, never by a colour alone.
import type { PracticeShown, PracticeState } from '../../core/model/practice';

export const WORDS: Record<PracticeState, string> = {
  adopted: 'adopted',
  'not-now': 'not now',
  undecided: 'undecided',
};

const LONGEST = 60;

/** `not now until 2027-01-31`. */
export function stateText({ state, review }: PracticeShown): string {
  return state === 'not-now' && review !== undefined ? `${WORDS[state]} until ${review}` : WORDS[state];
}

/** What stands in a box, behind its sign. */
export function boxText(practice: PracticeShown): string {
  const { state, title, review, due } = practice;
  const until = state === 'not-now' && review !== undefined ? ` · ${review}` : '';
  return `${shortened(title)}${until}${due === undefined ? '' : ' · due'}`;
}

export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** What a screen reader says of a box. */
export function spoken(practice: PracticeShown): string {
  const { title, reason, due } = practice;
  return [title, stateText(practice), due && `due: ${due}`, reason && `reason: ${reason}`]
    .filter((text) => text !== undefined)
    .join(', ');
}

/** `45 practices: 3 adopted, 1 not now, 41 undecided; 40 due`. */
export function summary(practices: readonly PracticeShown[]): string {
  const states = (['adopted', 'not-now', 'undecided'] as const).flatMap((state) => {
    const many = practices.filter((practice) => practice.state === state).length;
    return many === 0 ? [] : [`${many} ${WORDS[state]}`];
  });
  const due = practices.filter((practice) => practice.due !== undefined).length;
  const count = practices.length === 1 ? '1 practice' : `${practices.length} practices`;
  return `${count}: ${states.join(', ')}; ${due === 0 ? 'none' : due} due`;
}
