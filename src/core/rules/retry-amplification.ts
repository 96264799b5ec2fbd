// F-10: tries of several layers multiply: one request becomes many calls, when the callee is weakest.
import { layersText, layersUpTo, layerText } from '../impact/retry-layers';
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Severity } from '../model/finding';
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
  const hit = amplification && hitOf(context, call, amplification);
  if (place === undefined || amplification === undefined || hit === undefined) return undefined;
  const { factor, before, unknownTries } = amplification;
  const layers = layersUpTo(hit, amplification);
  const least = unknownTries > 0 ? 'at least ' : '';
  return {
    severity: asExisting(severityOf(context, call, hit, layers), before !== undefined && before >= factor),
    message: `One request may become ${least}${hit.product} calls of ${hit.callee} when it fails: ${layersText(layers)}. At most ${hit.limit} should.`,
    next: 'Try again in one layer only, the one nearest to the failure.',
    place,
    about: call.key,
    related: layers.flatMap((layer) =>
      layer.place === undefined ? [] : [{ message: `${layerText(layer)} (${layer.call})`, place: layer.place }],
    ),
    fixes: waysOutFixes(context, change, ['fewer-tries']),
  };
}

/** What nobody declared accuses nobody: the default of a mesh, a call of which nobody says whether it is waited for. */
function severityOf(
  context: RuleContext,
  { mode }: Call,
  { callee, limit }: Hit,
  layers: readonly RetryLayer[],
): Severity {
  const declared = layers.reduce((all, { tries, assumed }) => (assumed === true ? all : all * tries), 1);
  if (mode === 'unknown' || declared <= limit) return 'information';
  return isCore(context, callee) ? 'error' : 'warning';
}

type Hit = RetryStep & { readonly limit: number };

/** From the call on, the first core service that is called more often than it should be, else the last service. */
function hitOf(context: RuleContext, call: Call, { path }: Amplification): Hit | undefined {
  const limits = limitsOf(context);
  // What is multiplied before the call is multiplied without it.
  const from = Math.max(
    0,
    path.findIndex((step) => step.call === callLabel(call)),
  );
  const already = path[from - 1]?.product ?? 1;
  const over = path.slice(from).flatMap((step) => {
    const limit = isCore(context, step.callee) ? limits.retryAmplificationCore : limits.retryAmplification;
    return step.product > limit && step.product > already ? [{ ...step, limit }] : [];
  });
  return over.find(({ callee }) => isCore(context, callee)) ?? over.at(-1);
}
