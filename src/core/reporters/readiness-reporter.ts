// The contract of a reporter of reviews: a pure function from a review to text.
import type { Review } from '../model/review';
import type { RenderOptions } from './reporter';

export interface ReadinessReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly render: (review: Review, options: RenderOptions) => string;
}
