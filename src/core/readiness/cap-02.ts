// CAP-02: what one replica carries was measured, up to the load that broke it.
import { benchmarkOf } from '../benchmark/evidence/collect';
import { formatRate, parseRate, showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { DESCRIPTOR_FORMAT, descriptorField, inDescriptor, whereDescribed } from './judging/descriptors';
import { asks, knownNumbers, quantityAt, QUESTIONS } from './judging/known-numbers';

export const cap02: Check = {
  id: 'CAP-02',
  group: 'CAP',
  title: 'Sustainable load per replica is measured, up to the breaking point',
  why: 'Every number of replicas rests on what one carries; a guess is off by a factor, and only a test shows how it breaks.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    'Raise the load step by step until an objective breaks; write capacity.rpsPerReplica, benchmark.breakingPoint and benchmark.results.',
  level: 'evidence',
  verify,
};

function verify(context: CheckContext): Verdict {
  const known = knownNumbers(context, ['rpsPerReplica']);
  if ('missing' in known)
    return asks(
      known.missing.map((field) => QUESTIONS[field]),
      whereDescribed(context),
    );
  const { rpsPerReplica } = known.values;
  const rps = context.service.capacity?.rpsPerReplica;
  const says = `One replica carries ${showRate(rpsPerReplica)}`;
  const open = (what: string): Verdict => ({
    state: 'unknown',
    message: `${says}; ${what}.`,
    evidence: known.evidence,
  });
  const { results, unusableResults } = benchmarkOf(context);
  const [result] = results;
  const [broken] = unusableResults;
  if (result === undefined)
    return broken === undefined
      ? open('no result of a load test shows it (benchmark.results)')
      : {
          ...open(`the result that should show it says nothing: ${broken.written}`),
          evidence: inDescriptor(broken.place),
        };
  const breaking = quantityAt(descriptorField(context, 'benchmark', 'breakingPoint')?.value, parseRate);
  if (breaking === undefined) return open('nobody says at which load it breaks (benchmark.breakingPoint)');
  const evidence = [...known.evidence, { place: breaking.place, format: DESCRIPTOR_FORMAT }];
  if (breaking.value < rpsPerReplica)
    return {
      state: 'fail',
      message: `${says}, and it breaks at ${showRate(breaking.value)}.`,
      evidence,
      fixes:
        rps === undefined
          ? []
          : [
              {
                title: `Set capacity.rpsPerReplica: ${formatRate(breaking.value)}, where it breaks`,
                intent: { kind: 'set-value', place: rps.place, value: formatRate(breaking.value) },
              },
            ],
    };
  return {
    state: 'pass',
    message: `${says}; it breaks at ${showRate(breaking.value)}.`,
    evidence: [...evidence, result.evidence],
  };
}
