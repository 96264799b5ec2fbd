// A call: one service (or one operation of it) uses another.
import type { Address } from './address';
import type { Evidence, Place } from './place';

export type Mode = 'sync' | 'async' | 'unknown';
export type Criticality = 'hard' | 'soft' | 'unknown';
export type Precision = 'operation' | 'api' | 'service';
/** How good the evidence is, best first. `allowed` and `inferred` are no call by themselves. */
export type Grade = 'declared' | 'configured' | 'allowed' | 'coded' | 'observed' | 'inferred';

export const FALLBACK_KINDS = ['cached', 'default', 'queue', 'skip', 'fail-open', 'fail-closed'] as const;

export interface Fallback {
  readonly kind: (typeof FALLBACK_KINDS)[number];
  readonly ttlMs?: number;
}

/** What a declaration may say of a call. Durations in ms, rates in rps, shares as a ratio; absent = not said. */
export interface CallTerms {
  readonly mode?: 'sync' | 'async';
  readonly criticality?: 'hard' | 'soft';
  readonly blocks?: boolean;
  readonly timeoutMs?: number;
  readonly deadlineMs?: number;
  readonly tries?: number;
  readonly backoff?: string;
  readonly idempotent?: boolean;
  readonly callsPerRequest?: number;
  readonly share?: number;
  readonly expectedRps?: { readonly average?: number; readonly peak?: number };
  readonly parallel?: string;
  readonly fallback?: Fallback;
  readonly consistency?: 'outbox' | 'saga' | 'compensation' | 'none';
  readonly flag?: string;
  readonly acknowledgedBy?: string;
  readonly planned?: boolean;
}

/** One end of a call. `operation` is an operation key (`POST /payments`), absent = the service as a whole. */
export interface CallEnd {
  readonly service: string;
  readonly operation?: string;
  /** How people name the operation; falls back to the key. */
  readonly label?: string;
}

/** A callee that could not be found. */
export interface Unresolved {
  /** As written (never a secret: host or name only). */
  readonly text: string;
  readonly what: 'service' | 'operation';
  /** Where it is written; absent where only a graph file says so. */
  readonly place?: Place;
}

/** A call of the graph: its ends are resolved to services (known or not) and operations. */
export interface Call {
  /** Caller service and operation, callee service and operation, mode: see `callKey`. */
  readonly key: string;
  readonly from: CallEnd;
  readonly to: CallEnd;
  readonly mode: Mode;
  readonly criticality: Criticality;
  /** True if the criticality was not said but follows from the truth table. */
  readonly assumed: boolean;
  readonly terms: CallTerms;
  readonly precision: Precision;
  readonly grade: Grade;
  /** Declared before configured before others; the first one is where the call is shown. Never empty. */
  readonly evidence: readonly Evidence[];
  /** Set where the callee could not be resolved. */
  readonly unresolved?: Unresolved;
  /** The configured addresses of a callee that is described nowhere here: another repository may know them. */
  readonly addresses?: readonly Address[];
}

/** The identity of a call without its mode. */
export function callPair(from: CallEnd, to: CallEnd): string {
  return `${from.service}#${from.operation ?? '*'} -> ${to.service}#${to.operation ?? '*'}`;
}

/** The identity of a call. */
export function callKey(from: CallEnd, to: CallEnd, mode: Mode): string {
  return `${callPair(from, to)} (${mode})`;
}

/** `payments#confirm`, or `payments` where no operation is known. */
export function endLabel(end: CallEnd): string {
  return end.operation === undefined ? end.service : `${end.service}#${end.label ?? end.operation}`;
}

/** `payments#confirm → sms#send`: how a call is named on screen. */
export function callLabel(call: { readonly from: CallEnd; readonly to: CallEnd }): string {
  return `${endLabel(call.from)} → ${endLabel(call.to)}`;
}

/** A way longer than this is not read by anybody (ours): its beginning and its end are shown. */
const LONGEST_WAY = 12;

/**
 * The names of the stops that calls lead to one after the other, the first caller among them, as they are shown; in place of
 * those in the middle of a long way, how many there are.
 */
export function shortened(path: readonly Call[], name: (stop: CallEnd) => string): readonly string[] {
  const [first] = path;
  if (first === undefined) return [];
  const to = (call: Call) => name(call.to);
  const left = path.length + 1 - LONGEST_WAY;
  if (left <= 0) return [name(first.from), ...path.map(to)];
  const half = LONGEST_WAY / 2;
  return [name(first.from), ...path.slice(0, half - 1).map(to), `(${left} more)`, ...path.slice(-half).map(to)];
}
