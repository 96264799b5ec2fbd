// The graph as a picture shows it: one node a service, one edge for each pair of services and kind of call.
import type { Call } from '../../model/call';
import type { Graph } from '../../model/graph';
import type { Tier } from '../../model/tier';

export interface ServiceNode {
  /** Safe in every picture language; stable while the set of services is. */
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
}

export interface ServiceEdge {
  readonly from: ServiceNode;
  readonly to: ServiceNode;
  /** `async, waits`, `async`; empty for a synchronous call. */
  readonly label: string;
  readonly line: 'hard' | 'soft' | 'unknown';
}

/** Nodes and edges, sorted by name. Calls of one pair that look the same are drawn once. */
export function serviceEdges(graph: Graph): {
  readonly nodes: readonly ServiceNode[];
  readonly edges: readonly ServiceEdge[];
} {
  const names = new Set(graph.services.keys());
  for (const call of graph.calls) names.add(call.from.service).add(call.to.service);
  const nodes = new Map<string, ServiceNode>();
  for (const name of [...names].sort()) {
    nodes.set(name, { id: `s${nodes.size}`, name, tier: graph.tiers.get(name)?.tier ?? 'unknown' });
  }
  const edges = new Map<string, ServiceEdge>();
  for (const call of graph.calls) {
    const [from, to] = [nodes.get(call.from.service), nodes.get(call.to.service)];
    if (from === undefined || to === undefined) continue;
    const edge: ServiceEdge = { from, to, label: labelOf(call), line: call.criticality };
    edges.set([from.id, to.id, edge.label, edge.line].join(' '), edge);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()].sort(byEnds) };
}

function labelOf(call: Call): string {
  if (call.mode === 'sync') return '';
  if (call.mode === 'unknown') return 'mode unknown';
  return call.terms.blocks === true ? 'async, waits' : 'async';
}

function byEnds(a: ServiceEdge, b: ServiceEdge): number {
  return (
    compare(a.from.name, b.from.name) ||
    compare(a.to.name, b.to.name) ||
    compare(a.label, b.label) ||
    compare(a.line, b.line)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
