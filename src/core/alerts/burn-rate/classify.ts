// Which alerts watch how fast an error budget burns (SRE Workbook, chapter 5), and by which windows and limits.
import type { AlertRule } from '../../model/alert-rule';
import { constantOf } from '../promql/constant';
import { type Binary, type Expression, isFilter, type Range } from '../promql/expression';
import { parseExpression } from '../promql/parse';
import { shareOf } from './share';

/** One window and its limit. */
export interface BurnWindow {
  /** Length in ms; absent where nothing says it. */
  readonly windowMs?: number;
  /** The share of bad requests above which it holds, a ratio; absent where only the burn rate is known. */
  readonly errors?: number;
  /** How many times faster than allowed; absent where the limit is one number. */
  readonly burn?: number;
  /** 1 − target, a ratio, as the limit writes it. */
  readonly budget?: number;
  /** The comparison, and in it what it is compared with. */
  readonly at: Range;
  readonly limitAt: Range;
  /** The factor that is the burn rate, the one that is the budget. */
  readonly burnAt?: Range;
  readonly budgetAt?: Range;
}

/** What has to hold together: a long window and a short one, or only one. */
export interface BurnPair {
  readonly long: BurnWindow;
  readonly short?: BurnWindow;
}

/** Each pair fires by itself. */
export interface BurnRate {
  readonly pairs: readonly BurnPair[];
}

const known = new WeakMap<AlertRule, { readonly answer: BurnRate | undefined }>();

/**
 * The windows of a burn-rate alert; `undefined` for all other rules. An alert is one where it compares a share of bad
 * requests with a burn rate times a budget, with the same limit in two windows, or where the share is one that is recorded
 * for an objective. A share of errors above a limit of its own (`> 0.05`) is a threshold alert.
 */
export function burnRateOf(rule: AlertRule): BurnRate | undefined {
  const found = known.get(rule) ?? { answer: classify(rule) };
  known.set(rule, found);
  return found.answer;
}

function classify({ kind, expr }: AlertRule): BurnRate | undefined {
  const { expression } = kind === 'alert' ? parseExpression(expr) : {};
  return expression && burnRateIn(expression);
}

/** The same of an expression. */
export function burnRateIn(expression: Expression): BurnRate | undefined {
  const pairs = branches(expression, 'or').flatMap((branch) => pairIn(branch) ?? []);
  return pairs.length === 0 ? undefined : { pairs };
}

/** Below aggregations, too: Sloth writes `max(x > 14.4 * b) without (sloth_window)`. */
function branches(expression: Expression, op: 'or' | 'and'): readonly Expression[] {
  if (expression.kind === 'aggregation') return branches(expression.of, op);
  if (expression.kind !== 'binary') return [expression];
  if (expression.op === 'unless') return branches(expression.left, op);
  return expression.op === op ? [...branches(expression.left, op), ...branches(expression.right, op)] : [expression];
}

interface Seen extends BurnWindow {
  readonly sure: boolean;
}

function pairIn(branch: Expression): BurnPair | undefined {
  const seen = branches(branch, 'and').flatMap((one) =>
    one.kind === 'binary' && isFilter(one) ? (windowOf(one) ?? []) : [],
  );
  const sorted = [...seen].sort((a, b) => (b.windowMs ?? 0) - (a.windowMs ?? 0));
  const [long, ...others] = sorted;
  const short = others.at(-1);
  if (long === undefined) return undefined;
  const isPair = short !== undefined && short.windowMs !== long.windowMs;
  if (!(sorted.some(({ sure }) => sure) || (isPair && isSameLimit(long, short)))) return undefined;
  return { long: plain(long), ...(isPair ? { short: plain(short) } : {}) };
}

function plain({ sure: _, ...window }: Seen): BurnWindow {
  return window;
}

function isSameLimit(a: BurnWindow, b: BurnWindow): boolean {
  const [one, other] = [a.errors ?? a.burn ?? 0, b.errors ?? b.burn ?? 0];
  return Math.abs(one - other) <= Math.abs(one) * 1e-9;
}

const TURNED = new Map([
  ['>', '<'],
  ['>=', '<='],
  ['<', '>'],
  ['<=', '>='],
]);

function windowOf(comparison: Binary): Seen | undefined {
  const { at, left, right } = comparison;
  const isLeft = constantOf(left) === undefined;
  const [value, limit] = isLeft ? [left, right] : [right, left];
  const op = isLeft ? comparison.op : TURNED.get(comparison.op);
  const [share, written] = [shareOf(value), constantOf(limit)];
  if (share === undefined || written === undefined) return undefined;
  if (share.good ? !op?.startsWith('<') : !op?.startsWith('>')) return undefined;
  const seen = { at, limitAt: limit.at, ...(share.windowMs === undefined ? {} : { windowMs: share.windowMs }) };
  if (share.good) {
    const errors = 1 - written / share.scale;
    const product =
      limit.kind === 'binary' && limit.op === '-' && constantOf(limit.left) === 1 ? productOf(limit.right) : undefined;
    return { ...seen, errors, ...product, sure: product !== undefined || share.named === true };
  }
  const product = productOf(limit);
  if (product !== undefined)
    return { ...seen, errors: written / share.scale, ...product, budget: product.budget / share.scale, sure: true };
  // A share divided by the budget is the burn rate itself.
  if (share.scale > 1 && share.scale !== 100)
    return { ...seen, errors: written / share.scale, burn: written, budget: 1 / share.scale, sure: true };
  if (share.burn === true && written >= 1) return { ...seen, burn: written, sure: true };
  return { ...seen, errors: written / share.scale, sure: share.named === true };
}

interface Product {
  readonly burn: number;
  readonly burnAt: Range;
  readonly budget: number;
  readonly budgetAt: Range;
}

/** `14.4 * 0.001`, in either order: the budget is `1 - target`, else the smaller one. */
function productOf(limit: Expression): Product | undefined {
  if (limit.kind !== 'binary' || limit.op !== '*') return undefined;
  const [left, right] = [constantOf(limit.left), constantOf(limit.right)];
  if (left === undefined || right === undefined) return undefined;
  const budgetIsLeft = isRest(limit.left) !== isRest(limit.right) ? isRest(limit.left) : left < right;
  const [burn, burnAt, budget, budgetAt] = budgetIsLeft
    ? [right, limit.right.at, left, limit.left.at]
    : [left, limit.left.at, right, limit.right.at];
  return burn > 0 && budget > 0 ? { burn, burnAt, budget, budgetAt } : undefined;
}

function isRest(factor: Expression): boolean {
  return factor.kind === 'binary' && factor.op === '-';
}
