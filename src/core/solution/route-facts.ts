// What meshes and gateways on the way of a call say about questions.
import { routesOf } from '../impact/tries';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../model/route';
import { showDuration } from '../units/duration';
import type { AskedCall } from './asked-call';
import type { Fact } from './fact';

/** Pools and circuit breakers that a mesh has for the callee. */
export function limitsFact({ head, call }: AskedCall): Fact | undefined {
  for (const route of routesOf(head, call)) {
    const said = [...poolWords(route.connectionPool), ...outlierWords(route.outlierDetection)];
    if (said.length > 0) return { text: `${said.join(', ')} (${route.by})`, place: route.evidence.place };
  }
  return undefined;
}

function poolWords({ maxConnections, maxPendingRequests, maxRequests, maxRetries }: ConnectionPool = {}): string[] {
  return [
    ...(maxConnections === undefined ? [] : [`at most ${maxConnections} connections`]),
    ...(maxRequests === undefined ? [] : [`at most ${maxRequests} requests at a time`]),
    ...(maxPendingRequests === undefined ? [] : [`${maxPendingRequests} waiting`]),
    ...(maxRetries === undefined ? [] : [`${maxRetries} retries at a time`]),
  ];
}

function outlierWords({ consecutiveErrors, baseEjectionMs }: OutlierDetection = {}): string[] {
  if (consecutiveErrors === undefined) return [];
  const long = baseEjectionMs === undefined ? '' : ` for ${showDuration(baseEjectionMs)}`;
  return [`an instance is taken out after ${consecutiveErrors} errors${long}`];
}

/** TS-06 */
export function routeTimeouts(asked: AskedCall): readonly Fact[] {
  return routeFacts(asked, ({ timeoutMs, perTryTimeoutMs }) => {
    if (perTryTimeoutMs === undefined) return timeoutMs === undefined ? undefined : `${showDuration(timeoutMs)} in all`;
    const attempt = showDuration(perTryTimeoutMs);
    return timeoutMs === undefined ? attempt : `${attempt}, ${showDuration(timeoutMs)} in all`;
  });
}

/** TS-07 */
export function routeTries(asked: AskedCall): readonly Fact[] {
  return routeFacts(asked, ({ tries }) =>
    tries === undefined ? undefined : tries === 1 ? '1 try' : `${tries} tries, by the mesh only`,
  );
}

function routeFacts({ head, call }: AskedCall, say: (route: RoutePolicy) => string | undefined): readonly Fact[] {
  return routesOf(head, call).flatMap((route) => {
    const text = say(route);
    return text === undefined ? [] : [{ text: `${text} (${route.by})`, place: route.evidence.place }];
  });
}
