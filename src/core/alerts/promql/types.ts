// What Prometheus refuses although the grammar takes it: a range where one value is needed, and the other way round.
import { type Binary, type Expression, isComparison } from './expression';
import type { Fault } from './faults';

type Type = 'scalar' | 'vector' | 'range' | 'text';

const RANGE_FUNCTIONS = new Set(
  'rate irate increase delta idelta deriv predict_linear changes resets holt_winters double_exponential_smoothing'.split(
    ' ',
  ),
);
const SCALAR_FUNCTIONS = new Set(['scalar', 'time', 'pi', 'start', 'end', 'range', 'step']);
const SET_OPERATORS = new Set(['and', 'or', 'unless']);

/** True for functions that look at samples over a time: `rate`, `avg_over_time`. */
export function takesRange(name: string): boolean {
  return RANGE_FUNCTIONS.has(name) || name.endsWith('_over_time');
}

/** The faults of the expression of a rule. `rate(sum(…))` is not among them: a check of its own tells that. */
export function typeFaults(expression: Expression): readonly Fault[] {
  const own = wrongValue(expression).map((fault): Fault => ({ ...fault, late: true }));
  return [...own, ...faultsInside(expression)];
}

function typeOf(expression: Expression): Type {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'text':
      return 'text';
    case 'selector':
      return expression.range === undefined ? 'vector' : 'range';
    case 'subquery':
      return 'range';
    case 'call':
      return SCALAR_FUNCTIONS.has(expression.name) ? 'scalar' : 'vector';
    case 'aggregation':
      return 'vector';
    case 'binary':
      return typeOf(expression.left) === 'scalar' && typeOf(expression.right) === 'scalar' ? 'scalar' : 'vector';
    case 'negative':
      return typeOf(expression.of);
  }
}

function faultsInside(expression: Expression): readonly Fault[] {
  switch (expression.kind) {
    case 'call': {
      const own = takesRange(expression.name) ? missingRange(expression) : expression.args.flatMap(rangeAsValue);
      return [...own, ...expression.args.flatMap(faultsInside)];
    }
    case 'aggregation':
      return [...rangeAsValue(expression.of), ...faultsInside(expression.of)];
    case 'binary':
      return [...operandFaults(expression), ...faultsInside(expression.left), ...faultsInside(expression.right)];
    case 'negative':
      return [...wrongValue(expression.of), ...faultsInside(expression.of)];
    case 'subquery':
      return [...rangeAsValue(expression.of), ...faultsInside(expression.of)];
    default:
      return [];
  }
}

function missingRange({ name, args }: Expression & { kind: 'call' }): readonly Fault[] {
  if (args.some((arg) => typeOf(arg) === 'range')) return [];
  const arg = args.find((one) => one.kind === 'selector') ?? args.find((one) => one.kind === 'call');
  return arg === undefined ? [] : [{ at: arg.at, message: `${name}() needs samples over a time, such as [5m].` }];
}

function wrongValue(expression: Expression): readonly Fault[] {
  if (typeOf(expression) === 'text') return [{ at: expression.at, message: 'A text is no value to be compared.' }];
  return rangeAsValue(expression);
}

function rangeAsValue(expression: Expression): readonly Fault[] {
  if (typeOf(expression) !== 'range') return [];
  return [{ at: expression.at, message: 'Samples over a time are no value: rate() or another function is missing.' }];
}

function operandFaults(expression: Binary): readonly Fault[] {
  const { at, op, bool, left, right } = expression;
  const isScalar = typeOf(left) === 'scalar' && typeOf(right) === 'scalar';
  if (isComparison(expression) && isScalar && !bool)
    return [{ at, message: `Two numbers are compared: that needs "${op} bool".` }];
  if (SET_OPERATORS.has(op) && (typeOf(left) === 'scalar' || typeOf(right) === 'scalar'))
    return [{ at, message: `"${op}" joins series; a number is none.` }];
  return [...wrongValue(left), ...wrongValue(right)];
}
