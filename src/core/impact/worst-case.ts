// How long a call may take at worst, against the timeouts of those who wait for its caller.
import type { Call } from '../model/call';
import { callLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { WorstCase } from '../model/impact';
import { worstCaseMs } from './formulas/worst-case';
import { callsOf } from './incoming';
import { routesBetween, routesOf } from './tries';

/**
 * `tries × timeout of an attempt`, cut at the deadline of the whole call; an attempt ends where its own timeout does, or that of
 * a mesh or gateway on its way. Undefined for a call that nobody waits for, and where no timeout and no deadline is known.
 */
export function worstCaseOf(call: Call, graph: Graph): WorstCase | undefined {
  if (call.mode === 'async' && call.terms.blocks !== true) return undefined;
  const { tries, deadlineMs, backoff } = call.terms;
  const attemptMs = shortest([call.terms.timeoutMs, ...routesBetween(graph, call).map(routeMs)]);
  const all = attemptMs === undefined ? undefined : worstCaseMs(tries ?? 1, attemptMs);
  const ms = shortest([all, deadlineMs]);
  if (ms === undefined) return undefined;
  // The waits between tries are written as a word, not in ms.
  const waitsBetween = backoff !== undefined && backoff !== 'none' && (tries ?? 1) > 1;
  const isExact = ms === deadlineMs || (tries !== undefined && !waitsBetween);
  const waits = waitsFor(call, graph);
  const fits = fitsInto(ms, isExact, waits[0]?.ms);
  return {
    ms,
    isExact,
    ...(attemptMs === undefined ? {} : { attemptMs }),
    ...(tries === undefined ? {} : { tries }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    waits,
    ...(fits === undefined ? {} : { fits }),
  };
}

/** How long those wait who call the caller: one attempt of theirs, or what a route to it allows; shortest first. */
function waitsFor(call: Call, graph: Graph): WorstCase['waits'] {
  const calls = callsOf(graph, call.from).flatMap((one) => {
    const ms =
      one.mode === 'async' || one.from.service === call.from.service
        ? undefined
        : shortest([one.terms.timeoutMs, one.terms.deadlineMs]);
    const place = one.evidence[0]?.place;
    return ms === undefined ? [] : [{ by: callLabel(one), ms, ...(place === undefined ? {} : { place }) }];
  });
  const routes = routesOf(graph, { ...call, to: call.from }).flatMap((route) => {
    const ms = route.timeoutMs;
    return ms === undefined ? [] : [{ by: route.by, ms, place: route.evidence.place }];
  });
  return [...calls, ...routes].sort((a, b) => a.ms - b.ms || (a.by < b.by ? -1 : 1));
}

/** What one request may take on a route: all of its tries, or its own timeout. */
function routeMs({ timeoutMs, perTryTimeoutMs, tries, assumedTries }: ReturnType<typeof routesOf>[number]) {
  const count = tries ?? assumedTries;
  const perTry = perTryTimeoutMs === undefined || count === undefined ? undefined : worstCaseMs(count, perTryTimeoutMs);
  return shortest([timeoutMs, perTry]);
}

function fitsInto(ms: number, isExact: boolean, limit: number | undefined): boolean | undefined {
  if (limit === undefined) return undefined;
  if (ms >= limit) return false;
  return isExact ? true : undefined;
}

function shortest(durations: readonly (number | undefined)[]): number | undefined {
  const known = durations.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
