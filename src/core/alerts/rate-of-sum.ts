// AH-07: a rate of a sum, or a rate over less than two samples.
import type { AlertEstate, ReadRule } from './estate/estate';
import type { Flaw, HygieneCheck } from './hygiene';
import { type Call, everyPart, type Expression } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';
import { showDuration } from '../units/duration';

const RATES = new Set(['rate', 'irate', 'increase']);
/** A rate needs two samples at least. */
const SAMPLES = 2;

export const rateOfSum: HygieneCheck = {
  id: 'rate-of-sum',
  code: 'AH-07',
  title: 'A rate is taken of a sum, or over less than two samples',
  severity: 'error',
  ofAlert: check,
  ofRecord: check,
};

function check({ rule }: ReadRule, { config }: AlertEstate): Flaw | undefined {
  const { expression } = parseExpression(rule.expr);
  const calls = expression === undefined ? [] : ratesIn(expression);
  const ofSum = calls.find(({ args }) => isSum(args[0]));
  if (ofSum !== undefined)
    return {
      message: `${ofSum.name}() of a sum: when one instance restarts, the sum falls, and the fall is counted as growth.`,
      next: `Take the rate first: sum(${ofSum.name}(…)).`,
      place: placeIn(rule.expr, ofSum.at),
    };
  const { scrapeInterval = 0 } = config.thresholds;
  if (scrapeInterval === 0) return undefined;
  for (const { name, args, at } of calls) {
    const [arg] = args;
    const ms = arg?.kind === 'selector' ? arg.range?.ms : undefined;
    if (ms !== undefined && ms < SAMPLES * scrapeInterval)
      return {
        message: `${name}() over ${showDuration(ms)} sees less than ${SAMPLES} samples, one each ${showDuration(scrapeInterval)}, and often gives nothing.`,
        next: `Take at least ${showDuration(2 * SAMPLES * scrapeInterval)}.`,
        place: placeIn(rule.expr, at),
      };
  }
  return undefined;
}

function ratesIn(expression: Expression): readonly Call[] {
  return everyPart(expression).flatMap((part) => (part.kind === 'call' && RATES.has(part.name) ? [part] : []));
}

function isSum(arg: Expression | undefined): boolean {
  return (arg?.kind === 'subquery' ? arg.of : arg)?.kind === 'aggregation';
}
