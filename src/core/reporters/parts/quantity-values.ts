// Capacity, contracts of third parties and route policies as values of our JSON outputs, in the units of our files.
import { CAPACITY_FIELDS, type Capacity, type CapacityField } from '../../model/capacity';
import type { External } from '../../model/external';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../../model/route';
import { formatDuration } from '../../units/duration';
import { writePercent } from '../../units/percent';
import { formatRate } from '../../units/rate';
import { evidenceValue, type JsonObject, said } from './json-values';

const RATES: ReadonlySet<CapacityField> = new Set<CapacityField>([
  'sustainableRps',
  'rpsPerReplica',
  'averageRps',
  'peakRps',
]);

/** As `sre.yaml` writes it: `{ "sustainableRps": "900rps", "zones": 3 }`. */
export function capacityValue(capacity: Capacity): JsonObject {
  return said(
    Object.fromEntries(
      CAPACITY_FIELDS.map((field) => {
        const value = capacity[field]?.value;
        if (value === undefined) return [field, undefined];
        if (RATES.has(field)) return [field, formatRate(value)];
        return [field, field === 'growthPerMonth' ? writePercent(value) : value];
      }),
    ),
  );
}

/** As `sre.yaml` writes it, with the host of a domain that only calls name. */
export function externalValue({ kind, host, sla, quotaRps, contact }: External): JsonObject {
  return said({
    kind,
    host,
    sla: sla === undefined ? undefined : writePercent(sla),
    quota: quotaRps === undefined ? undefined : formatRate(quotaRps),
    contact,
  });
}

/** A policy on the way to a service, with the line that says it. */
export function routeValue(route: RoutePolicy): JsonObject {
  return said({
    by: route.by,
    method: route.method,
    path: route.path,
    exact: route.exact,
    ingress: route.ingress,
    timeout: duration(route.timeoutMs),
    perTryTimeout: duration(route.perTryTimeoutMs),
    tries: route.tries,
    assumedTries: route.assumedTries,
    connectionPool: route.connectionPool && poolValue(route.connectionPool),
    outlierDetection: route.outlierDetection && outlierValue(route.outlierDetection),
    evidence: evidenceValue(route.evidence),
  });
}

function poolValue({ connectTimeoutMs, ...pool }: ConnectionPool): JsonObject {
  return said({ ...pool, connectTimeout: duration(connectTimeoutMs) });
}

function outlierValue({ consecutiveErrors, intervalMs, baseEjectionMs, maxEjection }: OutlierDetection): JsonObject {
  return said({
    consecutiveErrors,
    interval: duration(intervalMs),
    baseEjection: duration(baseEjectionMs),
    maxEjection: maxEjection === undefined ? undefined : writePercent(maxEjection),
  });
}

function duration(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatDuration(ms);
}
