// Small builders of facts, for tests that need no files.
import type { CallTerms } from '../src/core/model/call';
import type { Config } from '../src/core/model/config';
import type { ApiFact, CallFact, Facts, FlowFact, HostFact, ServiceFact, Target } from '../src/core/model/facts';
import type { Operation } from '../src/core/model/operation';
import type { Located, Place } from '../src/core/model/place';
import type { Tier } from '../src/core/model/tier';

/** One whole line of a file. */
export function place(file: string, line = 1): Place {
  return { file, line, column: 1, endLine: line, endColumn: 10 };
}

export function located<T>(value: T, file = 'a.yaml', line = 1): Located<T> {
  return { value, place: place(file, line) };
}

/** All that a file says; what is left out is empty. */
export function facts(file: string, parts: Partial<Omit<Facts, 'file'>> = {}): Facts {
  return {
    file,
    formats: ['test'],
    complete: true,
    uses: [],
    services: [],
    apis: [],
    apiEntities: [],
    calls: [],
    hosts: [],
    values: [],
    backends: [],
    statements: [],
    routes: [],
    reviews: [],
    alertRules: [],
    flows: [],
    problems: [],
    ...parts,
  };
}

export function serviceFact(parts: Partial<ServiceFact> & { readonly name: string }): ServiceFact {
  return {
    identity: 'sre',
    format: parts.identity ?? 'sre-yaml',
    place: place(`${parts.name}/sre.yaml`, 2),
    aliases: [],
    slos: [],
    apis: [],
    providesApis: [],
    labels: new Map(),
    annotations: new Map(),
    ...parts,
  };
}

/** `from` and `to` are references: `payments`, `payments#confirm`. */
export function callFact(
  from: string,
  to: string | Target,
  terms: CallTerms = {},
  parts: Partial<CallFact> = {},
): CallFact {
  const [service = '', operation] = from.split('#');
  const target = typeof to === 'string' ? serviceTarget(to) : to;
  return {
    from: operation === undefined ? { service } : { service, operation },
    to: target,
    terms,
    precision: target.kind === 'service' && target.operation !== undefined ? 'operation' : 'service',
    grade: 'declared',
    format: 'sre-yaml',
    place: place(`${service}/sre.yaml`, 10),
    ...parts,
  };
}

function serviceTarget(reference: string): Target {
  const [service = '', operation] = reference.split('#');
  return operation === undefined ? { kind: 'service', service } : { kind: 'service', service, operation };
}

export function urlTarget(host: string, path?: string): Target {
  return { kind: 'url', url: path === undefined ? { host } : { host, path } };
}

/** `spec` is `METHOD /path` with an operationId behind it, if it has one: `POST /charges createCharge`. */
export function operation(spec: string, file = 'openapi.yaml', parts: Partial<Operation> = {}): Operation {
  const [method = '', path = '', operationId] = spec.split(' ');
  return {
    method,
    path,
    ...(operationId === undefined ? {} : { operationId }),
    responses: ['200'],
    evidence: { place: place(file, 5), format: 'openapi' },
    ...parts,
  };
}

export function apiFact(file: string, operations: readonly string[], parts: Partial<ApiFact> = {}): ApiFact {
  return {
    file,
    version: '3.1.0',
    servers: [],
    operations: operations.map((spec) => operation(spec, file)),
    place: place(file),
    ...parts,
  };
}

export function hostFact(host: string, to: HostFact['to'], parts: Partial<HostFact> = {}): HostFact {
  return { host, to, place: place('k8s/all.yaml', 3), format: 'kubernetes', ...parts };
}

export function flowFact(name: string, steps: readonly string[], tier = 'core', file = 'flows/sre.yaml'): FlowFact {
  const [entry = ''] = steps;
  return {
    name,
    tier: located(tier, file),
    entry: located(entry, file),
    steps: steps.slice(1).map((step, index) => located(step, file, index + 5)),
    format: 'sre-yaml',
    place: place(file, 3),
  };
}

/** A config; `tiers` as the file writes them. */
export function config(tiers: Partial<Record<Tier, readonly string[]>> = {}, parts: Partial<Config> = {}): Config {
  const chosen = Object.entries(tiers).flatMap(([tier, names]) =>
    names.map((name) => [name, { tier: tier as Tier, place: place('.sre/config.yaml', 3) }] as const),
  );
  return {
    tiers: new Map(chosen),
    tierKeys: [],
    lifecycles: new Map(),
    onboarding: 'gradual',
    rules: new Map(),
    thresholds: {},
    severities: new Map(),
    trust: ['declared', 'configured'],
    notCalls: [],
    waivers: [],
    questions: [],
    checks: [],
    places: new Map(),
    ...parts,
  };
}
