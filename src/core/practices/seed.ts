// The practices that the project proposes, and the mind map that they are drafted into.
import { DESIGN_PRACTICES } from './seed-design';
import type { SeedPractice } from './seed-practice';
import { RUN_PRACTICES } from './seed-run';

/** Group by group: each code of the catalogue belongs to one of them. */
export const SEED: readonly SeedPractice[] = [...DESIGN_PRACTICES, ...RUN_PRACTICES];

const BY_ID = new Map(SEED.map((practice) => [practice.id, practice]));

/** Why a practice is worth adopting, one sentence; `undefined` for one that a team has added itself. */
export function whyOf(id: string): string | undefined {
  return BY_ID.get(id)?.why;
}

const HEAD = `# The SRE mind map, drafted by SRE Lens: what this team does (adopted), what it does not do for now (not-now, with a
# reason and a review date) and what is not decided yet. not-now switches the checks, questions and rules off. Add your own.
sre-practices: "1.0"
practices:
`;

/** The text of a new mind map: everything is undecided, so nothing is switched off. */
export function draftPractices(): string {
  return `${HEAD}${SEED.map(entry).join('')}`;
}

function entry({ id, title, group, checks }: SeedPractice, index: number): string {
  const heading = SEED[index - 1]?.group === group ? '' : `  # ${group}\n`;
  return `${heading}  - id: ${id}
    title: ${title}
    group: ${group}
    state: undecided
    checks: [${checks.join(', ')}]
`;
}
