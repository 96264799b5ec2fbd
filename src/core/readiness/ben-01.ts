// BEN-01: somebody can load the service before its users do.
import type { Check, CheckContext, Verdict } from './check';
import { benchmarksOf, inBenchmark, listed, unusable } from './judging/benchmarks';

export const ben01: Check = {
  id: 'BEN-01',
  group: 'BEN',
  title: 'A load test exists for the service',
  why: 'Without one the first load test is the launch: users find the limit, and nobody knows what would have held.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy:
    'Generate one: sre-lens benchmark generate SERVICE. Or name the script that there is as benchmark.script in sre.yaml.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { name, evidence, operations } = context.service;
  const { scripts, unusableScripts } = benchmarksOf(context);
  const missing = unusableScripts.filter(({ why }) => why !== 'unknown-format');
  const unread = unusableScripts.filter(({ why }) => why === 'unknown-format');
  if (missing.length > 0)
    return {
      state: 'fail',
      message: `The load test of ${name} is missing: ${missing.map(unusable).join(', ')}.`,
      evidence: inBenchmark(...missing.map(({ place }) => place)),
    };
  if (scripts.length > 0) {
    const named = scripts.map(({ evidence: { place }, tool }) => `${place.file} (${tool})`);
    return {
      state: 'pass',
      message: `${name} is loaded by ${listed(named)}.`,
      evidence: scripts.map((script) => script.evidence),
    };
  }
  if (unread.length > 0)
    return {
      state: 'pass',
      message: `${name} is loaded by ${listed(unread.map(({ written }) => written))}, a script of a kind that is not read here.`,
      evidence: inBenchmark(...unread.map(({ place }) => place)),
    };
  return {
    state: 'fail',
    message: `No load test of ${name} was found: none in its folders, none elsewhere that calls its operations.`,
    evidence: evidence.slice(0, 1),
    fixes:
      operations.length === 0
        ? []
        : [{ title: `Generate a load test of ${name}`, intent: { kind: 'create-benchmark', service: name } }],
  };
}
