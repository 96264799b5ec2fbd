// Services, operations, calls and flows as the values of our JSON outputs: lossless, in the units of our files.
import type { Call, CallEnd, CallTerms } from '../../model/call';
import type { Flow, FlowStep } from '../../model/flow';
import type { EffectiveTier } from '../../model/graph';
import { type Inputs, type Operation, operationKey } from '../../model/operation';
import type { Problem } from '../../model/problem';
import type { Json, Service } from '../../model/service';
import type { Slo } from '../../model/slo';
import { formatDuration } from '../../units/duration';
import { writePercent } from '../../units/percent';
import { formatRate } from '../../units/rate';
import { evidenceValue, type JsonMap, type JsonObject, said } from './json-values';
import { capacityValue, externalValue, routeValue } from './quantity-values';

/** A service with what it declares and the tier that it has in effect. */
export function serviceValue(service: Service, tier: EffectiveTier | undefined): JsonObject {
  return said({
    name: service.name,
    aliases: service.aliases,
    description: service.description,
    tier: said({
      declared: service.tier.declared,
      effective: tier?.tier ?? 'unknown',
      because: tier?.because?.path.map((call) =>
        said({ from: endValue(call.from), to: endValue(call.to), mode: call.mode }),
      ),
    }),
    owner: service.owner && said({ ...service.owner.value }),
    onCall: service.onCall,
    lifecycle: service.lifecycle?.value,
    onboarded: service.onboarded,
    sunset: service.sunset?.value,
    replacedBy: service.replacedBy?.value,
    slos: service.slos.map(sloValue),
    availability: service.ownAvailability === undefined ? undefined : { own: writePercent(service.ownAvailability) },
    capacity: service.capacity && capacityValue(service.capacity),
    external: service.external && externalValue(service.external),
    routes: service.routes?.map(routeValue),
    operations: [...service.operations].sort(byPath).map(operationValue),
    evidence: service.evidence.map(evidenceValue),
  });
}

/** An operation with what its document says of it. */
export function operationValue(operation: Operation): JsonObject {
  return said({
    method: operation.method,
    path: operation.path,
    operationId: operation.operationId,
    summary: operation.summary,
    deprecated: operation.deprecated,
    sunset: operation.sunset,
    idempotencyKey: operation.idempotencyKey,
    responses: operation.responses,
    inputs: operation.inputs && inputsValue(operation.inputs),
    evidence: evidenceValue(operation.evidence),
  });
}

function inputsValue({ required, unread }: Inputs): JsonObject {
  return said({ required, unread: unread.length === 0 ? undefined : unread });
}

/** A call with its terms, where they were read, and what was assumed. */
export function callValue(call: Call): JsonObject {
  return said({
    from: endValue(call.from),
    to: endValue(call.to),
    mode: call.mode,
    criticality: call.criticality,
    assumed: call.assumed,
    ...termValues(call.terms),
    precision: call.precision,
    grade: call.grade,
    unresolved: call.unresolved && { text: call.unresolved.text, what: call.unresolved.what },
    evidence: call.evidence.map(evidenceValue),
  });
}

/** A flow by its entry and its steps. */
export function flowValue(flow: Flow): JsonObject {
  return said({
    name: flow.name,
    tier: flow.tier,
    entry: reference(flow.entry),
    steps: flow.steps.map(stepValue),
    slo: flow.slo && sloValue(flow.slo),
    evidence: evidenceValue(flow.evidence),
  });
}

/** A problem with the line that it is about. */
export function problemValue(problem: Problem): JsonObject {
  return said({
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    file: problem.place?.file,
    line: problem.place?.line,
  });
}

function endValue({ service, operation, label }: CallEnd): JsonObject {
  return said({ service, operation, label });
}

/** `orders#POST /orders`, as flows are written in `sre.yaml`. */
function reference({ service, operation }: CallEnd): string {
  return operation === undefined ? service : `${service}#${operation}`;
}

/** A plain reference, unless a workflow says more of the step. */
function stepValue({ terms, ...end }: FlowStep): Json {
  if (terms === undefined) return reference(end);
  const { criticality, tries, timeoutMs } = terms;
  const timeout = timeoutMs === undefined ? undefined : formatDuration(timeoutMs);
  return said({ to: reference(end), criticality, tries, timeout });
}

function sloValue(slo: Slo): JsonObject {
  return said({
    id: slo.id,
    type: slo.type,
    threshold: slo.thresholdMs === undefined ? undefined : formatDuration(slo.thresholdMs),
    target: writePercent(slo.target),
    window: `${slo.windowDays}d`,
    calendar: slo.calendar,
    budgeting: slo.budgeting,
  });
}

function termValues(terms: CallTerms): JsonMap {
  const { timeoutMs, deadlineMs, share, expectedRps, fallback } = terms;
  return {
    blocks: terms.blocks,
    timeout: timeoutMs === undefined ? undefined : formatDuration(timeoutMs),
    deadline: deadlineMs === undefined ? undefined : formatDuration(deadlineMs),
    tries: terms.tries,
    backoff: terms.backoff,
    idempotent: terms.idempotent,
    callsPerRequest: terms.callsPerRequest,
    share: share === undefined ? undefined : writePercent(share),
    expectedRps:
      expectedRps &&
      said({
        average: expectedRps.average === undefined ? undefined : formatRate(expectedRps.average),
        peak: expectedRps.peak === undefined ? undefined : formatRate(expectedRps.peak),
      }),
    parallel: terms.parallel,
    fallback:
      fallback &&
      said({ kind: fallback.kind, ttl: fallback.ttlMs === undefined ? undefined : formatDuration(fallback.ttlMs) }),
    consistency: terms.consistency,
    flag: terms.flag,
    acknowledgedBy: terms.acknowledgedBy,
    planned: terms.planned,
  };
}

function byPath(a: Operation, b: Operation): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return operationKey(a) < operationKey(b) ? -1 : 1;
}
