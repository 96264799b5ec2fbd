// BEN-06: a release does not make the service slower unnoticed.
import { compareResults } from '../benchmark/judging/regression';
import type { History } from '../benchmark/judging/history';
import type { Check, CheckContext, Verdict } from './check';
import { comparedWords } from './judging/benchmark-words';
import { inBenchmark, nameOfResult, overLatest } from './judging/benchmarks';

export const ben06: Check = {
  id: 'BEN-06',
  group: 'BEN',
  title: 'No worse than the last accepted result',
  why: 'Ten releases that each cost 5 % make a service half as fast, and no single one is noticed.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Find what made it slower; or accept the new result, with "accepted" under sre-benchmark in it.',
  level: 'evidence',
  verify: (context) => overLatest(context, (_, history) => judge(context, history)),
};

function judge({ thresholds }: CheckContext, { latest, before, how }: History): Verdict {
  if (latest.accepted !== undefined)
    return {
      state: 'pass',
      message: `${nameOfResult(latest)} is accepted as it is: ${latest.accepted.value}.`,
      evidence: inBenchmark(latest.accepted.place),
    };
  if (before === undefined)
    return {
      state: 'unknown',
      message: `${nameOfResult(latest)} is the only result of its tool and environment: there is nothing to compare it with.`,
      evidence: [latest.evidence],
    };
  const rows = compareResults(before, latest, thresholds);
  const other = `${how === 'accepted' ? 'the accepted result' : 'the result before'}, ${nameOfResult(before)}`;
  if (rows.length === 0)
    return {
      state: 'unknown',
      message: `${nameOfResult(latest)} and ${other} have no number in common.`,
      evidence: [latest.evidence, before.evidence],
    };
  const worse = rows.filter(({ state }) => state === 'worse');
  const shown = (worse.length > 0 ? worse : rows).map(comparedWords).join('; ');
  const evidence = inBenchmark(
    ...(worse.length > 0 ? worse : rows).flatMap(({ after, before: old }) => [after.place, old.place]),
  );
  return worse.length > 0
    ? { state: 'fail', message: `Worse than ${other}: ${shown}.`, evidence }
    : { state: 'pass', message: `No worse than ${other}: ${shown}.`, evidence };
}
