// CAP-11: what the service depends on allows as many connections and calls as it may make.
import { itemsAt, numberAt, at, textAt } from '../artifacts/traced';
import { connectionsNeeded } from '../impact/formulas/littles-law';
import { callerRates } from '../impact/caller-rates';
import { sideOf } from '../impact/side';
import { showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf } from './judging/calls';
import { descriptorField, inDescriptor, whereDescribed } from './judging/descriptors';
import { asks, knownNumbers, mostRunning, QUESTIONS, saidBy } from './judging/known-numbers';
import { worstOf } from './judging/workloads';

export const cap11: Check = {
  id: 'CAP-11',
  group: 'CAP',
  title: 'Quotas and pools of dependencies fit the maximum',
  why: 'Scaling out is how a database runs out of connections: each new replica brings its pool, and the last ones get none.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Use a smaller pool, a proxy in front of the database, or ask for a larger quota before the peak.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const verdicts = [...stores(context), ...thirdParties(context)];
  if (verdicts.length > 0) return worstOf(verdicts);
  const declared = descriptorField(context, 'dataStores');
  return declared === undefined
    ? asks(['which data stores does it use (dataStores)'], whereDescribed(context))
    : {
        state: 'not-applicable',
        message: 'It uses no data store and no third party.',
        evidence: inDescriptor(declared.value.place),
      };
}

function stores(context: CheckContext): readonly Verdict[] {
  const declared = descriptorField(context, 'dataStores')?.value;
  return itemsAt(declared).map((store) => {
    const name = textAt(store, 'name') ?? '?';
    const limit = at(store, 'maxConnections');
    const most = numberAt(limit);
    const [pool, running] = [knownNumbers(context, ['poolSize']), mostRunning(context)];
    const missing = [
      ...('missing' in pool ? [QUESTIONS.poolSize] : []),
      ...(running === undefined ? ['how many replicas run'] : []),
      ...(most === undefined ? [`how many connections does ${name} allow (dataStores: maxConnections)`] : []),
    ];
    if ('missing' in pool || running === undefined || most === undefined || limit === undefined)
      return asks(missing, inDescriptor(store.place));
    const needed = connectionsNeeded(running.value, pool.values.poolSize) ?? 0;
    return {
      state: needed <= most ? 'pass' : 'fail',
      message: `${running.value} replicas × ${pool.values.poolSize} connections = ${needed}; ${name} allows ${most}.`,
      evidence: [...running.evidence, ...pool.evidence, ...inDescriptor(limit.place)],
    };
  });
}

/** What all of ours send to a third party against its quota. */
function thirdParties(context: CheckContext): readonly Verdict[] {
  const { report } = context;
  const called = new Set(callsOf(context).map(({ to }) => to.service));
  return [...called].flatMap((name) => {
    const callee = report.head.services.get(name);
    if (callee?.external === undefined) return [];
    const quota = callee.external.quotaRps;
    const rates = callerRates(name, sideOf(report.head, report.head));
    const calls = atCalls(rates.map(({ call }) => call));
    if (quota === undefined)
      return [
        asks(
          [`how many requests a second does ${name} allow (external: quota)`],
          saidBy(callee, callee.evidence.slice(0, 1)),
        ),
      ];
    const open = rates.filter(({ rps }) => rps === undefined);
    const sent = rates.reduce((sum, { rps = 0 }) => sum + rps, 0);
    const says = `${name} allows ${showRate(quota)}, and gets ${open.length > 0 ? 'at least ' : ''}${showRate(sent)} at peak`;
    if (sent > quota) return [{ state: 'fail', message: `${says}.`, evidence: calls }];
    if (open.length > 0)
      return [
        {
          state: 'unknown',
          message: `${says}; not known: how much do these send (expectedRps): ${[...new Set(open.map(({ call }) => call.from.service))].join(', ')}?`,
          evidence: calls,
        },
      ];
    return [{ state: 'pass', message: `${says}.`, evidence: calls }];
  });
}
