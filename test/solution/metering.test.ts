// What numbers and policies say about the questions of a call: answers, hints, proposals; nothing from an unknown.
import assert from 'node:assert/strict';
import { impactOf } from '../../src/core/impact/impact';
import type { CallTerms } from '../../src/core/model/call';
import type { Graph } from '../../src/core/model/graph';
import type { RoutePolicy } from '../../src/core/model/route';
import type { Service } from '../../src/core/model/service';
import type { AskedCall } from '../../src/core/solution/asked-call';
import { checklistOf } from '../../src/core/solution/checklist';
import { call, end, graph, place, service, slo } from './estate';

const AT = place('pay/sre.yaml', 20);
const LATENCY = { ...slo(0.99), id: 'latency', type: 'latency' as const };

describe('questions filled in from the numbers', () => {
  it('TS-13: minutes; TS-14: a guarantee in the form of an objective, at the line of the objective', () => {
    const { evidence } = questions({ mode: 'sync' });
    assert.deepEqual(evidence('TS-13')?.text, 'budget 453.4 of 21.6 min/30 d');
    assert.deepEqual(evidence('TS-14'), {
      text: 'p99 within 200 ms at least; objective p99 within 300 ms',
      source: 'evidence',
      place: place('sms/slo.yaml', 4),
    });
  });

  it('TS-07: what retries make of one request, with who tries; TS-06: who gives up first', () => {
    const { known } = questions({ mode: 'sync', timeoutMs: 200, tries: 3 });
    assert.deepEqual(known('TS-07'), ['when it fails, one request becomes 3 calls (pay 3)']);
    assert.deepEqual(known('TS-06'), ['at worst 600 ms; web → pay#GET /pay gives up after 500 ms']);
  });

  it('TS-11, TS-12, TS-25, TS-28: load and use, from the peak of the caller and what the callee carries', () => {
    const { known, ready } = questions({ mode: 'sync', callsPerRequest: 2, tries: 3 }, { sustained: 400, peak: 100 });
    assert.deepEqual(ready('TS-11')[0], '200 rps at peak, as pay has it');
    assert.deepEqual(known('TS-25'), ['sms at peak: 100 rps before, 302 rps after']);
    assert.deepEqual(known('TS-12'), ['sms is used to 25 % of 400 rps before, 76 % after']);
    assert.deepEqual(known('TS-28'), ['with every retry sms would be used to 175 % of 400 rps']);
  });

  it('TS-06, TS-07 and TS-09: what a mesh does on the way; the gates stay open until somebody says so', () => {
    const route: RoutePolicy = {
      by: 'Istio sms',
      tries: 2,
      perTryTimeoutMs: 150,
      connectionPool: { maxConnections: 100, maxPendingRequests: 10 },
      outlierDetection: { consecutiveErrors: 5, baseEjectionMs: 30_000 },
      evidence: { place: place('mesh/sms.yaml', 7), format: 'istio' },
    };
    const { list, ready, evidence } = questions({ mode: 'sync' }, { routes: [route] });
    assert.deepEqual(evidence('TS-09'), {
      text: 'at most 100 connections, 10 waiting, an instance is taken out after 5 errors for 30 s (Istio sms)',
      source: 'evidence',
      place: place('mesh/sms.yaml', 7),
    });
    assert.equal(ready('TS-06')[0], '150 ms (Istio sms)');
    assert.equal(ready('TS-07')[0], '2 tries, by the mesh only (Istio sms)');
    for (const id of ['TS-06', 'TS-07']) assert.equal(list.find((one) => one.id === id)?.state, 'open', id);
  });

  it('TS-21: a cache of which nobody says for how long', () => {
    const { known } = questions({ mode: 'sync', fallback: { kind: 'cached' } });
    assert.deepEqual(known('TS-21'), ['cached, nobody says for how long']);
  });

  it('makes no number of an unknown', () => {
    const { known, evidence, ready } = questions({ mode: 'sync' }, { promises: false });
    for (const id of ['TS-13', 'TS-14']) assert.equal(evidence(id), undefined, id);
    for (const id of ['TS-06', 'TS-07', 'TS-11', 'TS-12', 'TS-25', 'TS-28']) assert.deepEqual(known(id), [], id);
    assert.ok(!ready('TS-11').some((text) => text.includes('peak, as')));
  });
});

interface Shop {
  /** Of sms, in rps. */
  readonly sustained?: number;
  readonly peak?: number;
  readonly routes?: readonly RoutePolicy[];
  /** False: no service promises or counts anything. */
  readonly promises?: boolean;
}

/** web → pay → sms, the second call is new. */
function questions(terms: CallTerms, { sustained, peak, routes, promises = true }: Shop = {}) {
  const asked = shop(terms, promises, {
    ...(sustained === undefined || peak === undefined
      ? {}
      : { capacity: { sustainableRps: { value: sustained, place: AT }, peakRps: { value: peak, place: AT } } }),
    ...(routes === undefined ? {} : { routes }),
  });
  const { head, before } = asked;
  const change = { kind: 'added' as const, it: asked.call };
  const impact = impactOf(change, before, head);
  const { questions: list } = checklistOf({ change, head, before, impact, solutions: [] });
  const one = (id: string) => list.find((question) => question.id === id);
  return {
    list,
    evidence: (id: string) => one(id)?.evidence,
    known: (id: string) => (one(id)?.known ?? []).map(({ text }) => text),
    ready: (id: string) => (one(id)?.ready ?? []).map(({ text }) => text),
  };
}

function shop(terms: CallTerms, promises: boolean, more: Partial<Service>): AskedCall & { readonly before: Graph } {
  const it = call(end('pay', 'GET /pay'), end('sms', 'GET /send'), terms);
  const web = call(end('web'), end('pay', 'GET /pay'), promises ? { mode: 'sync', timeoutMs: 500 } : { mode: 'sync' });
  const slow = { place: place('sms/slo.yaml', 4), format: 'sre' };
  const pay = service('pay', 'core', {
    slos: promises ? [slo(0.9995), { ...LATENCY, thresholdMs: 300 }] : [],
    ...(promises ? { capacity: { peakRps: { value: 100, place: AT } } } : {}),
  });
  const sms = service('sms', 'core', {
    slos: promises ? [slo(0.99), { ...LATENCY, thresholdMs: 200, evidence: slow }] : [],
    ...more,
  });
  const services = [service('web'), pay, sms];
  const head = graph({ services, calls: [web, it] });
  return { call: it, head, before: { ...head, calls: [web] } };
}
