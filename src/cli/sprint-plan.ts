// `sre-lens review --plan`: what of a review fits into the sprint's share.
import type { Review } from '../core/model/review';
import { sprintPlan, USUAL_SHARE } from '../core/readiness/plan/plan';
import { PLAN_REPORTERS } from '../core/reporters/readiness-plan';
import type { RenderOptions } from '../core/reporters/reporter';
import { parsePercent } from '../core/units/percent';
import { UsageError } from './exit';
import { say } from './output';

export interface PlanOptions {
  readonly plan?: true;
  /** Days of one person in the sprint. */
  readonly capacity?: string;
  /** A percentage with its sign. */
  readonly share?: string;
  readonly format: string;
}

/** The plan as text. Throws `UsageError` where the capacity is missing, or a number or the format cannot be read. */
export function renderPlan(review: Review, options: PlanOptions, render: RenderOptions): string {
  const capacity = Number(options.capacity);
  if (options.capacity === undefined || !Number.isFinite(capacity) || capacity <= 0)
    throw new UsageError('--plan needs --capacity: how many days of one person the sprint has, such as 40.');
  const share = options.share === undefined ? USUAL_SHARE.default : parsePercent(options.share);
  if (share === undefined || share <= 0) throw new UsageError('--share is a percentage such as 15%.');
  if (share < USUAL_SHARE.least || share > USUAL_SHARE.most)
    say('sre-lens: 10 to 20 % of a sprint is what teams keep up over time.');
  const reporter = PLAN_REPORTERS.find(({ id }) => id === options.format);
  if (reporter === undefined)
    throw new UsageError(`--plan has the formats ${PLAN_REPORTERS.map(({ id }) => id).join(', ')}.`);
  return reporter.render(sprintPlan(review, capacity, share), render);
}
