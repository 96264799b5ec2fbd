// What a mesh or a gateway does on the way to a service: it waits so long, tries so often, gives up on bad instances.
import type { Evidence } from './place';

/** Bounds of what may be under way to a service at a time. */
export interface ConnectionPool {
  readonly maxConnections?: number;
  readonly maxPendingRequests?: number;
  readonly maxRequests?: number;
  readonly maxRetries?: number;
  readonly connectTimeoutMs?: number;
}

/** When an instance is taken out, for how long, and how many of all at most (a ratio). */
export interface OutlierDetection {
  readonly consecutiveErrors?: number;
  readonly intervalMs?: number;
  readonly baseEjectionMs?: number;
  readonly maxEjection?: number;
}

/** One policy on the way to a service. What is not said is absent; a timeout that is switched off is not said. */
export interface RoutePolicy {
  /** What says it: `Istio VirtualService payments`. */
  readonly by: string;
  /** Upper case; absent = every method. */
  readonly method?: string;
  /** Requests to this path, and to those below it unless `exact`; absent = all. */
  readonly path?: string;
  readonly exact?: true;
  /** True where it concerns only what comes in by a gateway, not the calls between services. */
  readonly ingress?: true;
  /** Of the whole request, all tries together. */
  readonly timeoutMs?: number;
  readonly perTryTimeoutMs?: number;
  /** Attempts in all, the first one included, whatever the format counts. */
  readonly tries?: number;
  /** What the mesh does by itself where the route says nothing of retries: its default, declared by nobody. */
  readonly assumedTries?: number;
  readonly connectionPool?: ConnectionPool;
  readonly outlierDetection?: OutlierDetection;
  readonly evidence: Evidence;
}
