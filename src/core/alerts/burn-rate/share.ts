// Whether an expression is a share of requests that went wrong, and over which time it looks.
import { constantOf } from '../promql/constant';
import { type Expression, type Selector, selectorsIn } from '../promql/expression';
import { parsePrometheusDuration } from '../../units/prometheus-duration';

/** A share of bad requests: what burn rates are worked out of. */
export interface Share {
  /** Over which time, in ms; absent where nothing says it. */
  readonly windowMs?: number;
  /** By what it is multiplied: 100 for percent, 1 / (1 − target) where it is a burn rate already. */
  readonly scale: number;
  /** The share of the good requests instead. */
  readonly good?: true;
  /** The name says that its windows are those of an objective. */
  readonly named?: true;
  /** The name says that it is the burn rate itself. */
  readonly burn?: true;
}

/** Names of recorded shares: of Sloth, Pyrra, the SRE workbook, and of people. */
const RECORDED =
  /(?:^|[:_])(?:ratio|error_ratio|errors?_rate|burn_?rate\w*|sli_error|slo_errors?_per_\w+)(?:$|[:_]|_?rate\d)/;
const OF_OBJECTIVE = /(?:^|[:_])(?:slo|sli|slos|burn_?rate\w*|slo_errors?_per_\w+|sli_error)(?:$|[:_])/;
const BURN = /burn_?rate/;
const WINDOW_AT_THE_END = /(?:rate|ratio|_|:)((?:\d+(?:ms|[smhdwy]))+)$/;
const WINDOW_LABEL = /window$/;
const RATES = new Set(['rate', 'increase', 'irate', 'delta']);
const WRAPPED = new Set([
  'max',
  'min',
  'sum',
  'avg',
  'group',
  'clamp_max',
  'clamp_min',
  'clamp',
  'abs',
  'sort',
  'sort_desc',
  'round',
]);
const OVER_TIME = /^(?:avg|max|min|last)_over_time$/;

/** The share that an expression is; `undefined` for anything else. */
export function shareOf(expression: Expression): Share | undefined {
  switch (expression.kind) {
    case 'selector':
      return recorded(expression);
    case 'aggregation':
      return WRAPPED.has(expression.name) ? shareOf(expression.of) : undefined;
    case 'call': {
      const [arg] = expression.args;
      if (arg === undefined) return undefined;
      if (OVER_TIME.test(expression.name)) return overTime(arg);
      return WRAPPED.has(expression.name) ? shareOf(arg) : undefined;
    }
    case 'binary':
      return calculated(expression);
    default:
      return undefined;
  }
}

function recorded({ metric, matchers, range }: Selector): Share | undefined {
  if (metric === undefined || range !== undefined || !RECORDED.test(metric)) return undefined;
  const suffix = WINDOW_AT_THE_END.exec(metric)?.[1];
  const label = matchers.find((one) => WINDOW_LABEL.test(one.label) && one.op === '=')?.value;
  const windowMs = parsePrometheusDuration(suffix ?? label ?? '');
  return {
    scale: 1,
    ...(windowMs === undefined ? {} : { windowMs }),
    ...(OF_OBJECTIVE.test(metric) ? { named: true } : {}),
    ...(BURN.test(metric) ? { burn: true } : {}),
  };
}

/** A share that is looked at over a longer time than its own. */
function overTime(arg: Expression): Share | undefined {
  const own =
    arg.kind === 'selector' ? recorded(withoutRange(arg)) : arg.kind === 'subquery' ? shareOf(arg.of) : undefined;
  const ms = arg.kind === 'selector' || arg.kind === 'subquery' ? arg.range?.ms : undefined;
  return own && { ...own, ...(ms === undefined ? {} : { windowMs: ms }) };
}

function withoutRange({ range: _, ...selector }: Selector): Selector {
  return selector;
}

function calculated(expression: Expression & { kind: 'binary' }): Share | undefined {
  const { op, left, right } = expression;
  const [a, b] = [constantOf(left), constantOf(right)];
  if (op === '-' && a === 1) return turned(shareOf(right));
  if (op === '*' && b !== undefined) return scaled(shareOf(left), b);
  if (op === '*' && a !== undefined) return scaled(shareOf(right), a);
  if (op === '/' && b !== undefined) return scaled(shareOf(left), 1 / b);
  if (op !== '/' || a !== undefined) return undefined;
  const [above, factor] = withoutFactor(left);
  return scaled(quotient(above, right), factor);
}

/** `100 * a / b` divides `100 * a`. */
function withoutFactor(expression: Expression): readonly [Expression, number] {
  if (expression.kind !== 'binary' || expression.op !== '*') return [expression, 1];
  const [a, b] = [constantOf(expression.left), constantOf(expression.right)];
  if (a !== undefined) return [expression.right, a];
  return b === undefined ? [expression, 1] : [expression.left, b];
}

function turned(share: Share | undefined): Share | undefined {
  if (share === undefined || share.scale !== 1) return undefined;
  const { good, ...rest } = share;
  return good ? rest : { ...rest, good: true };
}

function scaled(share: Share | undefined, by: number): Share | undefined {
  return share === undefined || !(by > 0) || !Number.isFinite(by) ? undefined : { ...share, scale: share.scale * by };
}

/** Rates of the same counters divided by each other, the upper one of fewer series. */
function quotient(left: Expression, right: Expression): Share | undefined {
  const [above, below] = [ratesIn(left), ratesIn(right)];
  if (above.length === 0 || below.length === 0) return undefined;
  const windows = new Set([...above, ...below].map(({ range }) => range?.ms));
  const [windowMs] = windows.size === 1 ? windows : [];
  return { scale: 1, ...(windowMs === undefined ? {} : { windowMs }), ...(isGood(above) ? { good: true } : {}) };
}

function ratesIn(expression: Expression): readonly Selector[] {
  const found: Selector[] = [];
  const walk = (part: Expression): void => {
    if (part.kind === 'call' && RATES.has(part.name)) found.push(...part.args.flatMap(selectorsIn));
    else if (part.kind === 'call') part.args.forEach(walk);
    else if (part.kind === 'aggregation') walk(part.of);
    else if (part.kind === 'binary') [part.left, part.right].forEach(walk);
  };
  walk(expression);
  return found;
}

/** Only successes are counted above the line: `code!~"5.."`, `code=~"2.."`, a bucket of the fast ones. */
function isGood(above: readonly Selector[]): boolean {
  return above.every(({ metric, matchers }) => {
    if (metric?.endsWith('_bucket')) return true;
    return matchers.some(
      ({ label, op, value }) =>
        /code|status/.test(label) &&
        ((op.startsWith('!') && value.startsWith('5')) || (!op.startsWith('!') && /^\(?2/.test(value))),
    );
  });
}
