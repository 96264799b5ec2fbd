// The shape of facts on disk. A field that the model gains and this file lacks does not compile.
import type { AlertRule, PlacedText } from '../../core/model/alert-rule';
import { type CallTerms, FALLBACK_KINDS, type Fallback } from '../../core/model/call';
import type { Capacity } from '../../core/model/capacity';
import type { External } from '../../core/model/external';
import type { StepTerms } from '../../core/model/flow';
import {
  type ApiEntityFact,
  type ApiFact,
  type BackendFact,
  type CallFact,
  type Facts,
  type FlowEnd,
  type FlowFact,
  type HostFact,
  IDENTITY,
  type RouteFact,
  type ServiceFact,
  type StatementFact,
  type Target,
  type UrlTarget,
  type ValueFact,
} from '../../core/model/facts';
import type { Dangling } from '../../core/model/graph';
import { INPUT_PARTS, type Inputs, type Operation } from '../../core/model/operation';
import type { Evidence, Located, Origin } from '../../core/model/place';
import type { Problem } from '../../core/model/problem';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../../core/model/route';
import type { Conflict, Owner } from '../../core/model/service';
import type { Slo } from '../../core/model/slo';
import { flag, list, number, oneOf, optional, place, type Shape, struct, table, text, tuple, word, yes } from './shape';

function located<T>(value: Shape<T>): Shape<Located<T>> {
  return {
    write: (one, file) => [value.write(one.value, file), place.write(one.place, file)],
    read: (written, file) => {
      const [first, second] = tuple(written, 2);
      return { value: value.read(first, file), place: place.read(second, file) };
    },
  };
}

const texts = list(text);
const locatedText = located(text);
const origin = struct<Origin>({ file: text, line: number, format: text, repository: optional(text) });
const origins = optional(list(origin));
const evidence = struct<Evidence>({ place, format: text, origins });

const slo = struct<Slo>({
  id: text,
  type: word('availability', 'latency'),
  target: number,
  windowDays: number,
  evidence,
  thresholdMs: optional(number),
  calendar: optional(yes),
  budgeting: optional(word('requests', 'time-slices')),
});

const quantity = optional(located(number));
const capacity = struct<Capacity>({
  sustainableRps: quantity,
  rpsPerReplica: quantity,
  averageRps: quantity,
  peakRps: quantity,
  growthPerMonth: quantity,
  spikeFactor: quantity,
  horizonMonths: quantity,
  poolSize: quantity,
  zones: quantity,
  replicas: quantity,
  maxReplicas: quantity,
});

const external = struct<External>({
  kind: optional(text),
  host: optional(text),
  sla: optional(number),
  quotaRps: optional(number),
  contact: optional(text),
});

const route = struct<RoutePolicy>({
  by: text,
  evidence,
  method: optional(text),
  path: optional(text),
  exact: optional(yes),
  ingress: optional(yes),
  timeoutMs: optional(number),
  perTryTimeoutMs: optional(number),
  tries: optional(number),
  assumedTries: optional(number),
  connectionPool: optional(
    struct<ConnectionPool>({
      maxConnections: optional(number),
      maxPendingRequests: optional(number),
      maxRequests: optional(number),
      maxRetries: optional(number),
      connectTimeoutMs: optional(number),
    }),
  ),
  outlierDetection: optional(
    struct<OutlierDetection>({
      consecutiveErrors: optional(number),
      intervalMs: optional(number),
      baseEjectionMs: optional(number),
      maxEjection: optional(number),
    }),
  ),
});

const conflict = struct<Conflict>({
  field: word('tier', 'owner', 'lifecycle', 'slo'),
  statements: list(struct<Conflict['statements'][number]>({ value: text, place, format: text })),
});

const service = struct<ServiceFact>({
  name: text,
  identity: word(...IDENTITY),
  format: text,
  place,
  aliases: texts,
  slos: list(slo),
  apis: list(locatedText),
  providesApis: list(locatedText),
  labels: table(text),
  annotations: table(locatedText),
  namespace: optional(text),
  deployed: optional(flag),
  owner: optional(located(struct<Owner>({ team: text, squad: optional(text), contact: optional(text) }))),
  onboarded: optional(flag),
  tier: optional(locatedText),
  lifecycle: optional(locatedText),
  description: optional(text),
  onCall: optional(text),
  sunset: optional(locatedText),
  replacedBy: optional(locatedText),
  ownAvailability: optional(number),
  capacity: optional(capacity),
  external: optional(external),
  routes: optional(list(route)),
  origins,
  weight: optional(number),
  followed: optional(
    struct<NonNullable<ServiceFact['followed']>>({ conflicts: list(conflict), deployed: optional(evidence) }),
  ),
});

const statement = struct<StatementFact>({
  names: texts,
  identity: word(...IDENTITY),
  format: text,
  by: text,
  place,
  slos: list(slo),
  capacity: optional(capacity),
  inferred: optional(yes),
});

const url = struct<UrlTarget>({
  host: text,
  namespace: optional(text),
  port: optional(number),
  path: optional(text),
  onlyIfKnown: optional(yes),
});

type TargetOf<Kind extends Target['kind']> = Extract<Target, { readonly kind: Kind }>;
const TARGETS: readonly Target['kind'][] = ['service', 'url', 'value', 'api', 'document', 'selector'];
const target = oneOf<Target>(
  ({ kind }) => TARGETS.indexOf(kind),
  struct<TargetOf<'service'>>({ kind: word('service'), service: text, operation: optional(text) }) as Shape<Target>,
  struct<TargetOf<'url'>>({ kind: word('url'), url }) as Shape<Target>,
  struct<TargetOf<'value'>>({ kind: word('value'), source: text, key: optional(text) }) as Shape<Target>,
  struct<TargetOf<'api'>>({ kind: word('api'), api: text }) as Shape<Target>,
  struct<TargetOf<'document'>>({ kind: word('document'), file: text }) as Shape<Target>,
  struct<TargetOf<'selector'>>({
    kind: word('selector'),
    selector: table(text),
    namespace: optional(text),
  }) as Shape<Target>,
);

const terms = struct<CallTerms>({
  mode: optional(word('sync', 'async')),
  criticality: optional(word('hard', 'soft')),
  blocks: optional(flag),
  timeoutMs: optional(number),
  deadlineMs: optional(number),
  tries: optional(number),
  backoff: optional(text),
  idempotent: optional(flag),
  callsPerRequest: optional(number),
  share: optional(number),
  expectedRps: optional(
    struct<NonNullable<CallTerms['expectedRps']>>({ average: optional(number), peak: optional(number) }),
  ),
  parallel: optional(text),
  fallback: optional(
    struct<Fallback>({
      kind: word(...FALLBACK_KINDS),
      ttlMs: optional(number),
    }),
  ),
  consistency: optional(word('outbox', 'saga', 'compensation', 'none')),
  flag: optional(text),
  acknowledgedBy: optional(text),
  planned: optional(flag),
});

const call = struct<CallFact>({
  from: struct<CallFact['from']>({
    service: optional(text),
    document: optional(text),
    operation: optional(text),
    namespace: optional(text),
    selector: optional(table(text)),
  }),
  to: target,
  terms,
  precision: word('operation', 'api', 'service'),
  grade: word('declared', 'configured', 'allowed', 'coded', 'observed', 'inferred'),
  format: text,
  place,
  origins,
});

const HOST_TARGETS = [
  struct<{ readonly service: string }>({ service: text }),
  struct<{ readonly selector: ReadonlyMap<string, string> }>({ selector: table(text) }),
] as readonly Shape<HostFact['to']>[];
const host = struct<HostFact>({
  host: text,
  to: oneOf<HostFact['to']>((to) => ('service' in to ? 0 : 1), ...HOST_TARGETS),
  place,
  format: text,
  path: optional(text),
  namespace: optional(text),
});

const operation = struct<Operation>({
  method: text,
  path: text,
  responses: texts,
  evidence,
  operationId: optional(text),
  inputs: optional(struct<Inputs>({ required: texts, unread: list(word(...INPUT_PARTS)) })),
  summary: optional(text),
  deprecated: optional(flag),
  sunset: optional(text),
  idempotencyKey: optional(flag),
  answersList: optional(flag),
});

const api = struct<ApiFact>({
  file: text,
  version: text,
  servers: list(url),
  operations: list(operation),
  place,
  title: optional(locatedText),
  service: optional(locatedText),
});

const flowEnd = struct<FlowEnd>({
  value: text,
  place,
  document: optional(text),
  terms: optional(
    struct<StepTerms>({
      criticality: optional(word('hard', 'soft')),
      tries: optional(number),
      timeoutMs: optional(number),
    }),
  ),
});

const flow = struct<FlowFact>({
  name: text,
  entry: flowEnd,
  steps: list(flowEnd),
  format: text,
  place,
  tier: optional(locatedText),
  slo: optional(slo),
  origins,
});

const dangling = struct<Dangling>({
  kind: word('workload', 'backend', 'namespace', 'flow-step', 'document', 'api', 'successor'),
  text,
  by: text,
  place,
  service: optional(text),
  elsewhere: optional(text),
  near: optional(text),
});

const problem = struct<Problem>({
  code: text,
  message: text,
  severity: word('error', 'warning', 'information'),
  place: optional(place),
});

const alertRule = struct<AlertRule>({
  kind: word('alert', 'record'),
  group: text,
  name: locatedText,
  expr: struct<PlacedText>({ value: text, place, marks: list(number) }),
  for: optional(located(number)),
  keepFiringFor: optional(located(number)),
  labels: table(locatedText),
  annotations: table(locatedText),
  services: texts,
  place,
});

/** What one file says. `write` and `read` are each other's inverse. */
export const facts = struct<Facts>({
  file: text,
  formats: texts,
  complete: flag,
  uses: texts,
  services: list(service),
  apis: list(api),
  calls: list(call),
  hosts: list(host),
  problems: list(problem),
  values: list(struct<ValueFact>({ source: text, key: text, target: url, place, namespace: optional(text) })),
  backends: list(struct<BackendFact>({ host: text, by: text, place, namespace: optional(text) })),
  statements: list(statement),
  routes: list(struct<RouteFact>({ host: text, policy: route, namespace: optional(text) })),
  apiEntities: list(struct<ApiEntityFact>({ name: text, place, definition: optional(locatedText) })),
  reviews: list(locatedText),
  alertRules: list(alertRule),
  flows: list(flow),
  partial: optional(flag),
  dangling: optional(list(dangling)),
});
