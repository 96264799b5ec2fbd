// A question that a company adds to the technical solution: data of its config, never code.
import type { Place } from './place';
import type { Tier } from './tier';

export interface OwnQuestion {
  /** `ACME-01`: of a kind that the catalogue does not have. */
  readonly id: string;
  readonly question: string;
  /** Empty where nobody said it. */
  readonly why: string;
  /** Asked where one end of the call has one of these effective tiers; absent = of all. */
  readonly tiers?: readonly Tier[];
  /** Absent = whatever the mode. */
  readonly modes?: readonly ('sync' | 'async')[];
  readonly gate: boolean;
  /** Ready answers. */
  readonly answers: readonly string[];
  readonly place: Place;
}

const ID = /^[A-Z][A-Z0-9]{1,11}-\d{1,4}$/;
const OF_THE_CATALOGUE = /^(?:BEN|CAP|PERF|MON|ALR|ARC|CHG|EMR|DAT|PRO|DEP|TS|F|AH)-/;

/** True for an id that a company may give a question of its own. */
export function isOwnQuestionId(id: string): boolean {
  return ID.test(id) && !OF_THE_CATALOGUE.test(id);
}
