// Small graphs for tests of the numbers.
import { type Call, type CallTerms, type Criticality, callKey } from '../../src/core/model/call';
import type { Graph } from '../../src/core/model/graph';
import type { Evidence } from '../../src/core/model/place';
import type { Service } from '../../src/core/model/service';

export const evidence: Evidence = {
  place: { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 },
  format: 'sre',
};

/** A service with an availability target (a ratio), or without one, and perhaps its intrinsic availability. */
export function service(name: string, target?: number, ownAvailability?: number): Service {
  return {
    name,
    aliases: [],
    tier: { declared: 'normal' },
    slos: target === undefined ? [] : [{ id: 'availability', type: 'availability', target, windowDays: 30, evidence }],
    ...(ownAvailability === undefined ? {} : { ownAvailability }),
    operations: [],
    conflicts: [],
    evidence: [evidence],
    known: true,
  };
}

/** A call of an operation, synchronous unless nobody knows whether it waits. */
export function call(
  from: string,
  to: string,
  criticality: Criticality = 'hard',
  operation = 'GET /',
  terms: CallTerms = {},
): Call {
  const ends = { from: { service: from }, to: { service: to, operation } };
  const mode = criticality === 'unknown' ? 'unknown' : 'sync';
  return {
    ...ends,
    key: callKey(ends.from, ends.to, mode),
    mode,
    criticality,
    assumed: false,
    terms,
    precision: 'operation',
    grade: 'declared',
    evidence: [evidence],
  };
}

export function graph(services: readonly Service[], calls: readonly Call[], more: Partial<Graph> = {}): Graph {
  return {
    services: new Map(services.map((one) => [one.name, one])),
    calls,
    flows: [],
    problems: [],
    incomplete: new Set(),
    anyTier: true,
    documents: new Map(),
    hints: [],
    dangling: [],
    tiers: new Map(services.map((one) => [one.name, { tier: one.tier.declared }])),
    questions: new Map(),
    ...more,
  };
}
