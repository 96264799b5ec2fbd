// What a call would do that is written nowhere yet.
import { createCall } from '../catalog/create-call';
import { sameData } from '../catalog/remember';
import { buildGraph } from '../graph/build';
import { type Call, type CallEnd, type CallTerms, callPair } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Impact } from '../model/impact';
import { impactOf } from './impact';

export interface PlannedCall {
  readonly from: CallEnd;
  readonly to: CallEnd;
  readonly terms: CallTerms;
  /** Requests of the caller a second, at peak, that make the call; what it adds follows from `callsPerRequest`. */
  readonly requestRps?: number;
}

export interface WhatIf {
  readonly change: Change<Call>;
  /** The terms with what follows from them: the form in which the call can be kept. */
  readonly terms: CallTerms;
  readonly impact: Impact;
  /** The graph with the call, its tiers too. */
  readonly head: Graph;
}

/**
 * The impact of a planned call on a graph as it stands: of a new call, or of the same one with other terms where it is there
 * already, whatever its mode. The call has no evidence: it is written nowhere.
 */
export function whatIf(graph: Graph, planned: PlannedCall): WhatIf {
  const { from, to } = planned;
  const terms = termsOf(planned);
  const pair = callPair(from, to);
  const before = graph.calls.find((call) => callPair(call.from, call.to) === pair);
  const precision = from.operation !== undefined && to.operation !== undefined ? 'operation' : 'service';
  const it = createCall({ from, to, terms, precision, grade: 'declared', evidence: [] });
  const change: Change<Call> = before === undefined ? { kind: 'added', it } : { kind: 'modified', it, before };
  const head = buildGraph({ ...graph, calls: [...graph.calls.filter((call) => call !== before), it] });
  return { change, terms, impact: impactOf(change, graph, head), head };
}

export interface MeteredPlan extends WhatIf {
  /** What it is compared with. */
  readonly before: Graph;
  /** `there`: the call is made already in just that way, and compared with not making it. */
  readonly standing: 'new' | 'changed' | 'there';
}

/**
 * The same for what a person asks about: a call that is there keeps the terms that are not said, and one of which nothing new is
 * said is compared with not making it.
 */
export function meterPlan(graph: Graph, planned: PlannedCall): MeteredPlan {
  const pair = callPair(planned.from, planned.to);
  const known = graph.calls.find((call) => callPair(call.from, call.to) === pair);
  if (known === undefined) return { ...whatIf(graph, planned), before: graph, standing: 'new' };
  const { blocks, ...others } = known.terms;
  const kept = planned.terms.mode === 'sync' || blocks === undefined ? others : { blocks, ...others };
  const asked: PlannedCall = { ...planned, terms: { ...kept, ...planned.terms } };
  if (!sameData(termsOf(asked), known.terms)) return { ...whatIf(graph, asked), before: graph, standing: 'changed' };
  const before = buildGraph({ ...graph, calls: graph.calls.filter((call) => call !== known) });
  return { ...whatIf(before, asked), before, standing: 'there' };
}

function termsOf({ terms, requestRps }: PlannedCall): CallTerms {
  if (requestRps === undefined) return terms;
  return { ...terms, expectedRps: { ...terms.expectedRps, peak: requestRps * (terms.callsPerRequest ?? 1) } };
}
