// The text of a PromQL expression → what the checks look at.
import type { PlacedText } from '../../model/alert-rule';
import { parsePrometheusDuration } from '../../units/prometheus-duration';
import type { Expression, Matcher, Selector } from './expression';
import { type Fault, syntaxFaults } from './faults';
import { childrenOf, type Node, rangeOf, treeOf } from './tree';
import { typeFaults } from './types';
import { unquoted } from './unquoted';

export interface Parsed {
  /** Absent where the grammar did not understand the text. */
  readonly expression?: Expression;
  readonly faults: readonly Fault[];
  /** Not PromQL but the language of another program that keeps files of the same shape. */
  readonly foreign?: 'LogQL' | 'MetricsQL';
}

/** Deeper nesting is no alert; the grammar itself has no limit. */
const MAX_DEPTH = 1000;

const known = new WeakMap<PlacedText, Parsed>();

/** Remembered by the text as it was read: a rule that nobody touched is parsed once. */
export function parseExpression(text: PlacedText): Parsed {
  const found = known.get(text) ?? parsePromql(text.value);
  known.set(text, found);
  return found;
}

/** Never throws: a text that is no PromQL has a fault. */
export function parsePromql(text: string): Parsed {
  const top = treeOf(text);
  const faults = syntaxFaults(top, text);
  if (faults.length > 0) {
    const foreign = foreignLanguage(text);
    return foreign === undefined ? { faults } : { faults: [], foreign };
  }
  const [root] = childrenOf(top);
  const expression = root && read(root, text, 0);
  if (expression === undefined)
    return { faults: [{ at: rangeOf(top), message: `It is nested deeper than ${MAX_DEPTH} levels.` }] };
  return { expression, faults: typeFaults(expression) };
}

/** Filters and parsers behind a selector. */
const LOGQL = /\}\s*(?:\|[=~>]|![=~]|\|\s*[a-z_])/;
/** Functions and forms that VictoriaMetrics has beyond PromQL. */
const METRICSQL =
  /\b(?:WITH|histogram_share|histogram_(?:avg|stddev|stdvar)_?\w*|range_\w+|running_\w+|rollup\w*|label_(?:del|keep|set|map|move|copy|uppercase|lowercase|transform|value|match|mismatch|graphite_group)|share_\w+_over_time|count_\w+_over_time|default_rollup|increase_pure|increase_prometheus|keep_last_value|keep_next_value|interpolate|outliers_\w+|topk_\w+|bottomk_\w+|quantiles|median|mode|any|distinct)\s*\(|\bdefault\s+[\d(]|\bif(?:not)?\b|\bkeep_metric_names\b/;

/** Loki and VictoriaMetrics keep their alerts in files of the same shape. */
function foreignLanguage(text: string): Parsed['foreign'] {
  if (LOGQL.test(text)) return 'LogQL';
  return METRICSQL.test(text) ? 'MetricsQL' : undefined;
}

function read(node: Node, text: string, depth: number): Expression | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const at = rangeOf(node);
  const children = childrenOf(node);
  const inner = (child: Node | undefined) => (child === undefined ? undefined : read(child, text, depth + 1));
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { kind: 'number', at, value: numberOf(text.slice(at.start, at.end)) };
    case 'StringLiteral':
      return { kind: 'text', at, value: unquoted(text.slice(at.start, at.end)) };
    case 'ParenExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return inner(children[0]);
    case 'UnaryExpr': {
      const of = inner(children[1]);
      const isMinus = text[at.start] === '-';
      return of && (isMinus ? { kind: 'negative', at, of } : of);
    }
    case 'VectorSelector':
      return selector(node, text);
    case 'MatrixSelector': {
      const of = children[0] && selector(children[0], text);
      return of && { ...of, at, range: durationOf(children[1], text) };
    }
    case 'SubqueryExpr': {
      const of = inner(children[0]);
      return of && { kind: 'subquery', at, of, range: durationOf(children[1], text) };
    }
    case 'FunctionCall': {
      const args = argumentsOf(children).map(inner);
      const name = children[0] === undefined ? '' : text.slice(children[0].from, children[0].to);
      return isWhole(args) ? { kind: 'call', at, name, args } : undefined;
    }
    case 'AggregateExpr': {
      const args = argumentsOf(children).map(inner);
      const name = (children[0] === undefined ? '' : text.slice(children[0].from, children[0].to)).toLowerCase();
      if (!isWhole(args)) return undefined;
      const of = args.at(-1);
      const parameter = args.length > 1 ? args[0] : undefined;
      return of && { kind: 'aggregation', at, name, of, ...(parameter === undefined ? {} : { parameter }) };
    }
    case 'BinaryExpr':
      return binary(node, text, children, inner);
    default:
      return undefined;
  }
}

function isWhole(list: readonly (Expression | undefined)[]): list is readonly Expression[] {
  return !list.includes(undefined);
}

function argumentsOf(children: readonly Node[]): readonly Node[] {
  const body = children.find(({ name }) => name === 'FunctionCallBody');
  return body === undefined ? [] : childrenOf(body);
}

function binary(
  node: Node,
  text: string,
  children: readonly Node[],
  inner: (child: Node | undefined) => Expression | undefined,
): Expression | undefined {
  const [left, right] = [inner(children[0]), inner(children.at(-1))];
  const op = children[1];
  if (left === undefined || right === undefined || op === undefined) return undefined;
  const bool = children.some(({ name }) => name === 'BoolModifier');
  return { kind: 'binary', at: rangeOf(node), op: text.slice(op.from, op.to).toLowerCase(), bool, left, right };
}

function selector(node: Node, text: string): Selector {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === 'Identifier');
  const list = children.find((child) => child.name === 'LabelMatchers');
  const matchers = list === undefined ? [] : childrenOf(list).flatMap((child) => matcher(child, text) ?? []);
  const quoted = list && childrenOf(list).find((child) => child.name === 'QuotedLabelName');
  const metric =
    name !== undefined
      ? text.slice(name.from, name.to)
      : quoted !== undefined
        ? unquoted(text.slice(quoted.from, quoted.to))
        : matchers.find(({ label, op }) => label === '__name__' && op === '=')?.value;
  return { kind: 'selector', at: rangeOf(node), ...(metric === undefined ? {} : { metric }), matchers };
}

function matcher(node: Node, text: string): Matcher | undefined {
  const [label, op, value] = childrenOf(node);
  if (label === undefined || op === undefined || value === undefined) return undefined;
  const written = text.slice(op.from, op.to);
  const known = (['=', '!=', '=~', '!~'] as const).find((one) => one === written);
  const name = text.slice(label.from, label.to);
  return (
    known && {
      label: label.name === 'QuotedLabelName' ? unquoted(name) : name,
      op: known,
      value: unquoted(text.slice(value.from, value.to)),
    }
  );
}

/** In ms; a number is seconds. Arithmetic of durations is not worked out. */
function durationOf(node: Node | undefined, text: string): { readonly ms?: number } {
  const written = node === undefined ? '' : text.slice(node.from, node.to).trim();
  const ms = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * 1000 : parsePrometheusDuration(written);
  return ms === undefined ? {} : { ms };
}

/** A duration is a number of seconds. */
function numberOf(written: string): number {
  if (/^[+-]?inf$/i.test(written)) return written.startsWith('-') ? -Infinity : Infinity;
  const value = Number(written.replace(/_/g, ''));
  if (!Number.isNaN(value)) return value;
  const ms = parsePrometheusDuration(written);
  return ms === undefined ? Number.NaN : ms / 1000;
}
