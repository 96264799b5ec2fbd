// The policies on the way to a service of a graph file.
import { readBoolean, readNumber, readQuantity, readText } from '../../config/fields';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../../model/route';
import type { MapNode, SyntaxNode } from '../../syntax/node';
import { parseDuration } from '../../units/duration';
import { parsePercent } from '../../units/percent';
import { itemsAt, mapAt, textAt } from '../facts/nodes';
import { present } from '../facts/service-fact';
import type { GraphContext } from './context';
import { readOrigins } from './origins';

/** `undefined` where the service has none. */
export function readRoutes(
  context: GraphContext,
  node: SyntaxNode,
  format: string,
): readonly RoutePolicy[] | undefined {
  const routes = itemsAt(node, 'routes').flatMap((item) => readRoute(context, item, format) ?? []);
  return routes.length === 0 ? undefined : routes;
}

function readRoute(context: GraphContext, node: SyntaxNode, format: string): RoutePolicy | undefined {
  const [map, by] = [mapAt(node), textAt(node, 'by')];
  if (map === undefined || by === undefined) return undefined;
  return {
    by,
    ...present({
      method: readText(context, map.entry('method')),
      path: readText(context, map.entry('path')),
      exact: readBoolean(context, map.entry('exact')) === true ? (true as const) : undefined,
      ingress: readBoolean(context, map.entry('ingress')) === true ? (true as const) : undefined,
      timeoutMs: duration(context, map, 'timeout'),
      perTryTimeoutMs: duration(context, map, 'perTryTimeout'),
      tries: count(context, map, 'tries'),
      assumedTries: count(context, map, 'assumedTries'),
      connectionPool: readPool(context, mapAt(node, 'connectionPool')),
      outlierDetection: readOutliers(context, mapAt(node, 'outlierDetection')),
    }),
    evidence: {
      place: context.place(node.span),
      format,
      ...present({ origins: readOrigins(node, context.repository) }),
    },
  };
}

function readPool(context: GraphContext, map: MapNode | undefined): ConnectionPool | undefined {
  return (
    map &&
    present({
      maxConnections: count(context, map, 'maxConnections'),
      maxPendingRequests: count(context, map, 'maxPendingRequests'),
      maxRequests: count(context, map, 'maxRequests'),
      maxRetries: count(context, map, 'maxRetries'),
      connectTimeoutMs: duration(context, map, 'connectTimeout'),
    })
  );
}

function readOutliers(context: GraphContext, map: MapNode | undefined): OutlierDetection | undefined {
  return (
    map &&
    present({
      consecutiveErrors: count(context, map, 'consecutiveErrors'),
      intervalMs: duration(context, map, 'interval'),
      baseEjectionMs: duration(context, map, 'baseEjection'),
      maxEjection: readQuantity(context, map.entry('maxEjection'), parsePercent, 'a percentage such as 50%'),
    })
  );
}

function duration(context: GraphContext, map: MapNode, field: string): number | undefined {
  return readQuantity(context, map.entry(field), parseDuration, 'a duration such as 300ms');
}

function count(context: GraphContext, map: MapNode, field: string): number | undefined {
  return readNumber(context, map.entry(field), { min: 0, integer: true });
}
