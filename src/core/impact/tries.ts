// How often a call is tried, layer by layer: by the client that makes it, by the meshes and gateways on its way.
import { type Call, type CallEnd, callLabel, endLabel } from '../model/call';
import type { Graph } from '../model/graph';
import type { RetryLayer } from '../model/impact';
import type { RoutePolicy } from '../model/route';

export interface Tries {
  /** Layers of which it is known how often they try, from the outside in. */
  readonly layers: readonly RetryLayer[];
  /** Π of their tries. */
  readonly factor: number;
  /** False where nobody says how often the client tries. */
  readonly isKnown: boolean;
}

/** The layers of one call. Attempts in all, the first one included. */
export function triesOf(graph: Pick<Graph, 'services'>, call: Call): Tries {
  const { tries } = call.terms;
  const label = callLabel(call);
  const place = call.evidence[0]?.place;
  const client: RetryLayer[] =
    tries === undefined
      ? []
      : [{ call: label, by: call.from.service, tries, ...(place === undefined ? {} : { place }) }];
  const routes = routesBetween(graph, call).flatMap((route): RetryLayer[] => {
    const count = route.tries ?? route.assumedTries;
    if (count === undefined) return [];
    const assumed = route.tries === undefined ? { assumed: true as const } : {};
    return [{ call: label, by: route.by, tries: count, ...assumed, place: route.evidence.place }];
  });
  const layers = [...client, ...routes];
  return {
    layers,
    factor: layers.reduce((product, layer) => product * Math.max(1, layer.tries), 1),
    isKnown: tries !== undefined,
  };
}

/**
 * The layers in front of an operation for requests from outside: gateways and meshes at the edge that try again. What such a
 * layer does by default only is left out: it would stand before what callers declare.
 */
export function triesFromOutside(graph: Pick<Graph, 'services'>, end: CallEnd): Tries {
  const layers = routesOf(graph, { to: end }).flatMap(({ by, ingress, tries, evidence }): RetryLayer[] =>
    ingress !== true || tries === undefined
      ? []
      : [{ call: `outside → ${endLabel(end)}`, by, tries, place: evidence.place }],
  );
  return { layers, factor: layers.reduce((product, { tries }) => product * Math.max(1, tries), 1), isKnown: true };
}

/** Those that a call of one service by another passes: what is for requests from outside is not on its way. */
export function routesBetween(graph: Pick<Graph, 'services'>, call: Call): readonly RoutePolicy[] {
  return routesOf(graph, call).filter(({ ingress }) => ingress !== true);
}

/** The policies on the way to an operation, from outside too: of each mesh or gateway the first one that is meant for its operation. */
export function routesOf(graph: Pick<Graph, 'services'>, { to }: Pick<Call, 'to'>): readonly RoutePolicy[] {
  const first = new Map<string, RoutePolicy>();
  for (const route of graph.services.get(to.service)?.routes ?? [])
    if (!first.has(route.by) && isMeant(route, to.operation)) first.set(route.by, route);
  return [...first.values()];
}

/** A call of the service as a whole passes only what is meant for all of it. */
function isMeant({ method, path, exact }: RoutePolicy, operation: string | undefined): boolean {
  const [called = '', at = ''] = operation?.split(' ', 2) ?? [];
  if (method !== undefined && method !== called) return false;
  if (path === undefined || path === '/') return true;
  return at === path || (exact !== true && at.startsWith(path.endsWith('/') ? path : `${path}/`));
}
