// What a service promises its callers.
import type { Service } from '../model/service';
import type { Slo } from '../model/slo';

/** The availability objective that a service gives its callers: the first one it declares. */
export function availabilitySlo(service: Service): Slo | undefined {
  return service.slos.find((slo) => slo.type === 'availability');
}

/** The latency objective: the first one with a threshold, in ms, and its target. */
export function latencySlo({ slos }: Service): { readonly thresholdMs: number; readonly target: number } | undefined {
  for (const { type, thresholdMs, target } of slos)
    if (type === 'latency' && thresholdMs !== undefined) return { thresholdMs, target };
  return undefined;
}

/** The availability (a ratio) that callers may count on: the objective, or what the contract of a third party promises. */
export function promisedAvailability(service: Service): number | undefined {
  return availabilitySlo(service)?.target ?? service.external?.sla;
}
