// What could not be read or judged: told in the report, never dropped and never thrown.
import type { Place } from './place';

/**
 * `code` is kebab-case and stable (`syntax-error`, `not-read-template`, `too-large`, `unknown-field` …).
 * A problem without a place concerns the workspace as a whole (no baseline).
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  readonly severity: 'error' | 'warning' | 'information';
}
