// What another program says of the same thing: told beside our own result, with its own id.
import type { Place } from './place';

export interface Citation {
  /** `kube-score`, `kube-linter`, `polaris`. */
  readonly linter: string;
  /** Its id of the rule. */
  readonly rule: string;
  readonly message: string;
  /** In its report. */
  readonly place: Place;
}
