// F-10: tries of several layers multiply: one request becomes many calls, when the callee is weakest.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Amplification, RetryLayer, RetryStep } from '../model/impact';
import { asExisting, isCore, limitsOf } from './judging/numbers';
import { waysOutFixes } from './judging/ways-out';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const retryAmplification: CallRule = {
  id: 'retry-amplification',
  code: 'F-10',
  title: 'Retries multiply along a path',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const { it: call } = change;
  const place = placeOf(call);
  const amplification = context.impacts.get(call.key)?.amplification;
  const hit = amplification && hitOf(context, amplification);
  if (place === undefined || amplification === undefined || hit === undefined) return undefined;
  const { factor, before, layers, unknownTries } = amplification;
  const least = unknownTries > 0 ? 'at least ' : '';
  return {
    severity: asExisting(isCore(context, hit.callee) ? 'error' : 'warning', before !== undefined && before >= factor),
    message: `One request may become ${least}${hit.product} calls of ${hit.callee} when it fails: ${product(layers)}. At most ${hit.limit} should.`,
    next: 'Try again in one layer only, the one nearest to the failure.',
    place,
    about: call.key,
    related: layers.flatMap((layer) =>
      layer.place === undefined ? [] : [{ message: `${triesOf(layer)} (${layer.call})`, place: layer.place }],
    ),
    fixes: waysOutFixes(context, change, ['fewer-tries']),
  };
}

/** The first core service that is called more often than it should be, else the last service. */
function hitOf(context: RuleContext, { path }: Amplification): (RetryStep & { readonly limit: number }) | undefined {
  const limits = limitsOf(context);
  const over = path.flatMap((step) => {
    const limit = isCore(context, step.callee) ? limits.retryAmplificationCore : limits.retryAmplification;
    return step.product > limit ? [{ ...step, limit }] : [];
  });
  return over.find(({ callee }) => isCore(context, callee)) ?? over.at(-1);
}

/** `web tries 3 times × orders tries 2 times` */
function product(layers: readonly RetryLayer[]): string {
  return layers.map(triesOf).join(' × ');
}

function triesOf({ by, tries, assumed }: RetryLayer): string {
  return `${by} tries ${tries} times${assumed === true ? ' by default' : ''}`;
}
