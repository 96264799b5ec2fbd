// The contract of a check of alerts: adding one = one file, one line in `index.ts`, one page that is its manual and its test.
import type { Fix } from '../model/edit';
import type { Related, Severity } from '../model/finding';
import type { Place } from '../model/place';
import type { Service } from '../model/service';
import type { AlertEstate, ReadRule } from './estate/estate';

/** What a check says of a rule or a service; whoever runs it adds the code and the rule. */
export interface Flaw {
  /** Absent = that of the check. */
  readonly severity?: Severity;
  /** What is wrong and why it matters, one or two short sentences. */
  readonly message: string;
  /** What to do next, one short sentence. */
  readonly next?: string;
  readonly place: Place;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** `undefined` and an empty list are a pass. What cannot be known gives nothing either. */
export interface HygieneCheck {
  /** kebab-case, named for the bad pattern: the name of the file and of its page. */
  readonly id: string;
  /** Code of the catalogue: `AH-01`. */
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** Prometheus itself would not load the file: told whatever is onboarded, and before anybody declared a tier. */
  readonly always?: true;
  readonly ofAlert?: (alert: ReadRule, estate: AlertEstate) => Flaw | undefined;
  readonly ofRecord?: (record: ReadRule, estate: AlertEstate) => Flaw | undefined;
  readonly ofService?: (service: Service, estate: AlertEstate) => Flaw | undefined;
}
