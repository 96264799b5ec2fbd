// BEN-02: what users need most is what is loaded.
import { coverageOf } from '../benchmark/coverage';
import { flowOperations } from '../benchmark/flow-operations';
import { operationLabel } from '../model/operation';
import { writePercent } from '../units/percent';
import type { Check, CheckContext, Verdict } from './check';
import { benchmarksOf, listed } from './judging/benchmarks';

export const ben02: Check = {
  id: 'BEN-02',
  group: 'BEN',
  title: 'The load test covers the operations of core flows',
  why: 'An operation that no load test calls meets its first peak in production, together with everything behind it.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'none' },
  fromStage: 'limited',
  remedy: 'Add requests for the operations that are missing; sre-lens benchmark generate SERVICE writes them.',
  level: 'auto',
  verify,
};

const MOST_PLACES = 5;

function verify(context: CheckContext): Verdict {
  const { service, report, tier, thresholds } = context;
  const { scripts } = benchmarksOf(context);
  if (scripts.length === 0) return unknown('No load test that can be read was found.');
  if (service.operations.length === 0)
    return unknown(`Nobody says which operations ${service.name} has: there is no API document.`, scripts[0]);
  const requests = scripts.flatMap((script) => script.requests);
  const bases = (service.hosts ?? []).flatMap(({ path }) => path ?? []);
  const covered = new Set(coverageOf(requests, service.operations, bases).covered.map(({ operation }) => operation));
  const isCore = tier === 'core';
  const wanted = (isCore ? flowOperations(report.head, service) : undefined) ?? service.operations;
  const missing = wanted.filter((operation) => !covered.has(operation));
  const share = (wanted.length - missing.length) / wanted.length;
  const goal = isCore ? 1 : thresholds.benchmarkCoverage;
  const whose = isCore ? 'operations on core flows' : 'operations';
  const says = `The load test calls ${wanted.length - missing.length} of ${wanted.length} ${whose}`;
  const places = scripts.map(({ evidence }) => evidence);
  if (share >= goal) return { state: 'pass', message: `${says}.`, evidence: places };
  return {
    state: 'fail',
    message: `${says}, ${goal === 1 ? 'all' : writePercent(goal)} wanted; missing: ${listed(missing.map(operationLabel))}.${notRead(scripts)}`,
    evidence: [...missing.slice(0, MOST_PLACES).map(({ evidence }) => evidence), ...places],
  };
}

function unknown(message: string, script?: { readonly evidence: Verdict['evidence'][number] }): Verdict {
  return { state: 'unknown', message, evidence: script === undefined ? [] : [script.evidence] };
}

/** URLs that the text does not say may be those that are missing. */
function notRead(scripts: ReturnType<typeof benchmarksOf>['scripts']): string {
  const unread = scripts.reduce((sum, { problems }) => sum + problems.length, 0);
  if (unread === 0) return '';
  return ` ${unread} ${unread === 1 ? 'request has a URL' : 'requests have URLs'} that the text of the script does not say.`;
}
