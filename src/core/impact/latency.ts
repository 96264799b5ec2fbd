// How much of a caller's latency objective the calls of one of its operations use.
import { adjacencyOf, endKey } from '../graph/adjacency';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import type { LatencyHop, LatencyImpact, LatencyUse } from '../model/impact';
import { withoutNoise } from '../units/noise';
import { latencyBound, type LatencyTerm } from './formulas/latency';
import { latencySlo } from './objectives';

/**
 * The hops of the calling operation on both sides, each with the latency objective of its callee. Thresholds add along the way,
 * of a parallel group the longest counts, bad shares add up; so it is a bound in the form of an objective, not a percentile of
 * the whole. A call is made once a request unless it says more, and
 * the requests that do not make it (`share`) are not slow because of it. Undefined for a call that nobody waits for, and where no callee
 * has a latency objective.
 */
export function latencyOf(call: Call, before: Graph, head: Graph): LatencyImpact | undefined {
  if (call.mode === 'async') return undefined;
  const [then, now] = [useOf(call.from, before, head, call), useOf(call.from, head, before, call)];
  if (then.hops.length === 0 && now.hops.length === 0) return undefined;
  const caller = head.services.get(call.from.service) ?? before.services.get(call.from.service);
  const slo = caller && latencySlo(caller);
  const isKnown = now.missing.length === 0;
  return {
    ...(slo === undefined ? {} : { threshold: { ms: slo.thresholdMs, target: slo.target }, ...shares(then, now, slo) }),
    before: then,
    after: now,
    ...(isKnown ? { guaranteedPercentile: withoutNoise(100 * (1 - now.bad), 6) } : {}),
  };
}

function shares(
  before: LatencyUse,
  after: LatencyUse,
  { thresholdMs, target }: { thresholdMs: number; target: number },
) {
  const pair = (of: (use: LatencyUse) => number) => ({
    ...(before.missing.length === 0 ? { before: withoutNoise(of(before), 9) } : {}),
    ...(after.missing.length === 0 ? { after: withoutNoise(of(after), 9) } : {}),
  });
  return {
    ...(thresholdMs > 0 ? { use: pair(({ ms }) => ms / thresholdMs) } : {}),
    ...(target < 1 ? { badUse: pair(({ bad }) => bad / (1 - target)) } : {}),
  };
}

/** An operation that calls thousands waits for the same ones at each of its calls. */
const uses = new WeakMap<Graph, WeakMap<Graph, Map<string, LatencyUse>>>();

function useOf(caller: CallEnd, graph: Graph, other: Graph, asked: Call): LatencyUse {
  // One of which nobody says whether it is waited for counts where it is asked about, and nowhere else.
  if (asked.mode === 'unknown') return useIn(caller, graph, other, asked);
  const ofGraph = uses.get(graph) ?? new WeakMap<Graph, Map<string, LatencyUse>>();
  uses.set(graph, ofGraph);
  const known = ofGraph.get(other) ?? new Map<string, LatencyUse>();
  ofGraph.set(other, known);
  const use = known.get(endKey(caller)) ?? useIn(caller, graph, other, asked);
  known.set(endKey(caller), use);
  return use;
}

function useIn(caller: CallEnd, graph: Graph, other: Graph, asked: Call): LatencyUse {
  const hops: LatencyHop[] = [];
  const missing = new Set<string>();
  for (const call of adjacencyOf(graph.calls).from(caller)) {
    const waits = call.mode === 'sync' || (call.mode === 'unknown' && call.key === asked.key);
    if (!waits || call.to.service === caller.service) continue;
    const service = call.to.service;
    const [here, there] = [graph.services.get(service), other.services.get(service)];
    const slo = (here && latencySlo(here)) ?? (there && latencySlo(there));
    if (slo === undefined) missing.add(service);
    else hops.push(hopOf(call, slo));
  }
  const bound = latencyBound(inGroups(hops)) ?? { ms: 0, bad: 0 };
  return { hops, ms: bound.ms, bad: bound.bad, missing: [...missing].sort() };
}

function hopOf({ to, terms }: Call, slo: { readonly thresholdMs: number; readonly target: number }): LatencyHop {
  return {
    service: to.service,
    ms: slo.thresholdMs,
    bad: withoutNoise((1 - slo.target) * (terms.share ?? 1), 12),
    times: Math.max(1, terms.callsPerRequest ?? 1),
    ...(terms.parallel === undefined ? {} : { parallel: terms.parallel }),
  };
}

function inGroups(hops: readonly LatencyHop[]): readonly (LatencyTerm | readonly LatencyTerm[])[] {
  const groups = new Map<string, LatencyTerm[]>();
  const alone: LatencyTerm[] = [];
  for (const { ms, bad, times, parallel } of hops) {
    const term = { ms: ms * times, bad: Math.min(1, bad * times) };
    if (parallel === undefined) alone.push(term);
    else groups.set(parallel, [...(groups.get(parallel) ?? []), term]);
  }
  return [...alone, ...groups.values()];
}
