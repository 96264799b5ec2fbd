// The mind map as a tree: its groups in the order of the file, each with its practices.
import type { Practice, Practices, PracticeState } from '../model/practice';

export interface PracticeGroup {
  readonly name: string;
  readonly practices: readonly Practice[];
}

/** Groups of the same name are one, wherever their practices stand in the file. */
export function practiceTree({ list }: Practices): readonly PracticeGroup[] {
  const groups = new Map<string, Practice[]>();
  for (const practice of list) {
    const known = groups.get(practice.group);
    if (known === undefined) groups.set(practice.group, [practice]);
    else known.push(practice);
  }
  return [...groups].map(([name, practices]) => ({ name, practices }));
}

/** How many practices are in which state. */
export function countStates(practices: readonly Practice[]): Readonly<Record<PracticeState, number>> {
  const counts = { adopted: 0, 'not-now': 0, undecided: 0 };
  for (const { state } of practices) counts[state] += 1;
  return counts;
}
