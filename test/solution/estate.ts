// Hand-made graphs, short to write: what the graph room would give for a small estate.
import { type Call, type CallEnd, type CallTerms, callKey } from '../../src/core/model/call';
import type { Flow } from '../../src/core/model/flow';
import type { EffectiveTier, Graph, Promotion } from '../../src/core/model/graph';
import { type Operation, operationKey } from '../../src/core/model/operation';
import type { Place } from '../../src/core/model/place';
import type { Service } from '../../src/core/model/service';
import type { Tier } from '../../src/core/model/tier';

export function place(file: string, line = 1, column = 1, length = 10): Place {
  return { file, line, column, endLine: line, endColumn: column + length };
}

export function operation(method: string, path: string, operationId: string, more: Partial<Operation> = {}): Operation {
  return {
    method,
    path,
    operationId,
    responses: ['200'],
    evidence: { place: place(`${operationId}.yaml`, 3), format: 'openapi' },
    ...more,
  };
}

export function service(name: string, tier: Tier = 'normal', more: Partial<Service> = {}): Service {
  return {
    name,
    aliases: [],
    tier: tier === 'unknown' ? { declared: tier } : { declared: tier, place: place('.sre/config.yaml', 2) },
    slos: [],
    operations: [],
    conflicts: [],
    evidence: [{ place: place(`${name}/sre.yaml`), format: 'sre' }],
    known: true,
    ...more,
  };
}

export function slo(target: number): Service['slos'][number] {
  const evidence = { place: place('sre.yaml', 9), format: 'sre' };
  return { id: 'availability', type: 'availability', target, windowDays: 30, evidence };
}

/** `payments#confirm` with the key of the operation: `end('payments', 'POST /confirm', 'confirm')`. */
export function end(name: string, key?: string, label?: string): CallEnd {
  return { service: name, ...(key !== undefined && { operation: key }), ...(label !== undefined && { label }) };
}

export function call(from: CallEnd, to: CallEnd, terms: CallTerms = {}, more: Partial<Call> = {}): Call {
  const mode = terms.mode ?? 'unknown';
  const hard = terms.blocks === true || mode === 'sync';
  return {
    key: callKey(from, to, mode),
    from,
    to,
    mode,
    criticality: terms.criticality ?? (hard ? 'hard' : mode === 'async' ? 'soft' : 'unknown'),
    assumed: terms.criticality === undefined && mode === 'sync',
    terms,
    precision: from.operation !== undefined && to.operation !== undefined ? 'operation' : 'service',
    grade: 'declared',
    evidence: [{ place: place(`${from.service}/openapi.yaml`, 93, 11, 34), format: 'openapi' }],
    ...more,
  };
}

export function promotion(call: Call, to: Tier, more: Partial<Promotion> = {}): Promotion {
  const how = call.terms.blocks === true ? 'blocks' : 'hard';
  return {
    service: call.to.service,
    to,
    flow: 'checkout',
    entry: call.from,
    path: [call],
    how,
    certainty: 'claimed',
    ...more,
  };
}

interface Parts {
  readonly services: readonly Service[];
  readonly calls?: readonly Call[];
  readonly flows?: readonly Flow[];
  readonly tiers?: Readonly<Record<string, EffectiveTier>>;
}

/** Effective tiers are the declared ones unless `tiers` says more. */
export function graph({ services, calls = [], flows = [], tiers = {} }: Parts): Graph {
  const effective = new Map<string, EffectiveTier>(services.map(({ name, tier }) => [name, { tier: tier.declared }]));
  for (const [name, tier] of Object.entries(tiers)) effective.set(name, tier);
  return {
    services: new Map(services.map((one) => [one.name, one])),
    calls,
    flows,
    problems: [],
    incomplete: new Set(),
    anyTier: services.some((one) => one.tier.declared !== 'unknown'),
    documents: new Map(),
    hints: [],
    dangling: [],
    tiers: effective,
    questions: new Map(
      [...effective.values()].flatMap(({ possible }) =>
        possible === undefined ? [] : [[possible.path.at(-1)?.key ?? '', possible] as const],
      ),
    ),
  };
}

export const CONFIRM = operation('POST', '/payments/{id}/confirm', 'confirm');
export const SEND = operation('POST', '/messages', 'sendMessage', { responses: ['202', '429', 'default'] });
export const CHARGE = operation('POST', '/charges', 'chargeAccount', { idempotencyKey: true });

export const confirmEnd = end('payments', operationKey(CONFIRM), 'confirm');
export const sendEnd = end('sms', operationKey(SEND), 'sendMessage');
export const chargeEnd = end('payments', operationKey(CHARGE), 'chargeAccount');

/** The story that the product is built around: payments waits for sms; on `before` it did not call it. */
export function paymentsWaitsForSms(terms: CallTerms = { mode: 'async', blocks: true }) {
  const waits = call(confirmEnd, sendEnd, terms);
  const services = [
    service('payments', 'core', { operations: [CONFIRM, CHARGE], slos: [slo(0.9995)] }),
    service('sms', 'supplementary', { operations: [SEND], slos: [slo(0.99)] }),
    service('loyalty', 'normal'),
  ];
  const before = graph({ services });
  const claimed = waits.criticality === 'hard' && !waits.assumed;
  const raised = promotion(waits, 'core', { certainty: claimed ? 'claimed' : 'possible' });
  const sms: EffectiveTier = claimed ? { tier: 'core', because: raised } : { tier: 'supplementary', possible: raised };
  const head = graph({ services, calls: [waits], tiers: waits.criticality === 'soft' ? {} : { sms } });
  return { call: waits, head, before };
}
