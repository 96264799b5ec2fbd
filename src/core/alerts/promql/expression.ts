// An expression of PromQL, as the checks look at it. Parentheses, `offset` and `@` are left out: they change no answer of theirs.

import { rememberEach } from '../../catalog/remember';

/** Offsets in the text of the expression, half-open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** `http_requests_total{code="500"}[5m]`. */
export interface Selector {
  readonly kind: 'selector';
  readonly at: Range;
  /** Absent where only labels select. */
  readonly metric?: string;
  readonly matchers: readonly Matcher[];
  /** Samples over a time instead of the last one; in ms, absent in it where the time is not a plain duration. */
  readonly range?: { readonly ms?: number };
}

export interface Call {
  readonly kind: 'call';
  readonly at: Range;
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `sum by (job) (…)`, `topk(5, …)`. */
export interface Aggregation {
  readonly kind: 'aggregation';
  readonly at: Range;
  readonly name: string;
  /** Of `topk`, `quantile` and others. */
  readonly parameter?: Expression;
  readonly of: Expression;
}

export interface Binary {
  readonly kind: 'binary';
  readonly at: Range;
  /** `+`, `>`, `and`, `or`, `unless` … */
  readonly op: string;
  /** `> bool`: gives 0 or 1 and drops nothing. */
  readonly bool: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

export type Expression =
  | { readonly kind: 'number'; readonly at: Range; readonly value: number }
  | { readonly kind: 'text'; readonly at: Range; readonly value: string }
  | Selector
  /** `(…)[1h:1m]`. */
  | { readonly kind: 'subquery'; readonly at: Range; readonly of: Expression; readonly range: { readonly ms?: number } }
  | Call
  | Aggregation
  | Binary
  | { readonly kind: 'negative'; readonly at: Range; readonly of: Expression };

/** The expressions that one is made of, in the order of the text. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'selector':
      return [];
    case 'call':
      return expression.args;
    case 'aggregation':
      return expression.parameter === undefined ? [expression.of] : [expression.parameter, expression.of];
    case 'binary':
      return [expression.left, expression.right];
    default:
      return [expression.of];
  }
}

/** The expression and everything in it, the outer before the inner. */
export const everyPart = rememberEach((expression: Expression): readonly Expression[] => {
  const parts: Expression[] = [];
  const open = [expression];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts.push(part);
    open.push(...[...partsOf(part)].reverse());
  }
  return parts;
});

const COMPARISONS = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** True for comparisons of either kind: those that drop what does not hold, and those (`bool`) that give 0 or 1. */
export function isComparison(expression: Expression): expression is Binary {
  return expression.kind === 'binary' && COMPARISONS.has(expression.op);
}

/** True for a comparison that drops what does not hold. */
export function isFilter({ op, bool }: Binary): boolean {
  return COMPARISONS.has(op) && !bool;
}

/** The selectors in an expression, in the order of the text. */
export const selectorsIn = rememberEach((expression: Expression): readonly Selector[] =>
  everyPart(expression).flatMap((part) => (part.kind === 'selector' ? [part] : [])),
);
