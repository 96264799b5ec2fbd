// Istio: what the mesh does on the way to a service (VirtualService, DestinationRule).
import { type FieldContext, readNumber, tell } from '../config/fields';
import type { FormatFacts, RouteFact } from '../model/facts';
import type { Problem } from '../model/problem';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../model/route';
import type { MapNode, SyntaxNode } from '../syntax/node';
import { itemsAt, mapAt, textAt } from './facts/nodes';
import { present } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { MOST_ROUTES, readWait } from './network/route-fact';

const FORMAT = 'istio';
const VERSION = /^networking\.istio\.io\/v\w+$/;
/** Istio tries a failed request two more times where a route says nothing of retries. */
const DEFAULT_TRIES = 3;
/** Conditions of a match that are understood, and those that leave no request out. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'name',
  'uri',
  'method',
  'port',
  'gateways',
  'ignoreUriCase',
  'scheme',
]);

/** Reads one object; kinds other than VirtualService and DestinationRule say nothing here. */
export const istio: Format = {
  id: FORMAT,
  title: 'Istio routes (VirtualService, DestinationRule)',
  read: readIstio,
};

function readIstio(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const kind = textAt(root, 'kind');
  if (!VERSION.test(textAt(root, 'apiVersion') ?? '') || kind === undefined) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  if (kind === 'VirtualService') return { routes: readVirtualService(context, root), problems };
  return kind === 'DestinationRule' ? { routes: readDestinationRule(context, root), problems } : { problems };
}

/** One policy for each destination and each match of a rule. */
function readVirtualService(context: FieldContext, root: SyntaxNode): readonly RouteFact[] {
  const gateways = itemsAt(root, 'spec', 'gateways').map((item) => textAt(item));
  const ingress = gateways.length > 0 && !gateways.includes('mesh') ? ({ ingress: true } as const) : {};
  const by = `Istio VirtualService ${textAt(root, 'metadata', 'name') ?? '?'}`;
  const routes = itemsAt(root, 'spec', 'http').flatMap((rule): readonly RouteFact[] => {
    const waits = ruleOf(context, rule);
    const evidence = { place: context.place(rule.span), format: FORMAT };
    const hosts = new Set(itemsAt(rule, 'route').map((item) => textAt(item, 'destination', 'host')));
    return [...hosts].flatMap((host) =>
      matchesOf(rule).flatMap((match) => routeTo(root, host, { by, ...match, ...ingress, ...waits, evidence })),
    );
  });
  if (routes.length > MOST_ROUTES)
    tell(context, 'too-many', root.span, `${by} has ${routes.length} routes; ${MOST_ROUTES} of them were read.`);
  return routes.slice(0, MOST_ROUTES);
}

/** Timeout and tries of a rule. Istio counts retries: three attempts of `retries` are four tries. */
function ruleOf(context: FieldContext, rule: SyntaxNode): Partial<RoutePolicy> {
  const map = mapAt(rule);
  const retries = mapAt(rule, 'retries');
  const attempts = readNumber(context, retries?.entry('attempts'), { min: 0, integer: true });
  return present({
    timeoutMs: readWait(context, map?.entry('timeout')),
    tries: attempts === undefined ? undefined : attempts + 1,
    assumedTries: retries === undefined ? DEFAULT_TRIES : undefined,
    perTryTimeoutMs: readWait(context, retries?.entry('perTryTimeout')),
  });
}

type Match = Pick<RoutePolicy, 'method' | 'path' | 'exact'>;

/** The matches of a rule; those that only some requests fit for other reasons (headers, an expression) are left out. */
function matchesOf(rule: SyntaxNode): readonly Match[] {
  const items = itemsAt(rule, 'match');
  if (items.length === 0) return [{}];
  const rewritten = mapAt(rule, 'rewrite')?.get('uri') !== undefined;
  return items.flatMap((item): readonly Match[] => {
    const [uri, method] = [mapAt(item, 'uri'), mapAt(item, 'method')];
    const exact = textAt(uri, 'exact');
    const path = exact ?? textAt(uri, 'prefix');
    const verb = textAt(method, 'exact')?.toUpperCase();
    const understood = (mapAt(item)?.entries ?? []).every(({ key }) => CONDITIONS.has(key));
    if (!understood || (uri !== undefined && path === undefined) || (method !== undefined && verb === undefined))
      return [];
    const where = rewritten || path === '/' ? {} : { path, exact: exact === undefined ? undefined : (true as const) };
    return [present({ method: verb, ...where })];
  });
}

function readDestinationRule(context: FieldContext, root: SyntaxNode): readonly RouteFact[] {
  const policy = mapAt(root, 'spec', 'trafficPolicy');
  const connectionPool = poolOf(context, mapAt(policy, 'connectionPool'));
  const outlierDetection = outliersOf(context, mapAt(policy, 'outlierDetection'));
  if (connectionPool === undefined && outlierDetection === undefined) return [];
  const by = `Istio DestinationRule ${textAt(root, 'metadata', 'name') ?? '?'}`;
  const evidence = { place: context.place(policy?.span ?? root.span), format: FORMAT };
  const said = present({ connectionPool, outlierDetection });
  return routeTo(root, textAt(root, 'spec', 'host'), { by, ...said, evidence });
}

/** A short name is looked up in the object's own namespace; a pattern is nobody's. */
function routeTo(root: SyntaxNode, host: string | undefined, policy: RoutePolicy): readonly RouteFact[] {
  if (host === undefined || !/^[\w.-]+$/.test(host)) return [];
  const namespace = host.includes('.') ? undefined : textAt(root, 'metadata', 'namespace');
  return [{ host: host.toLowerCase(), policy, ...(namespace === undefined ? {} : { namespace }) }];
}

function poolOf(context: FieldContext, map: MapNode | undefined): ConnectionPool | undefined {
  const [tcp, http] = [mapAt(map, 'tcp'), mapAt(map, 'http')];
  return some({
    maxConnections: count(context, tcp, 'maxConnections'),
    connectTimeoutMs: readWait(context, tcp?.entry('connectTimeout')),
    maxPendingRequests: count(context, http, 'http1MaxPendingRequests'),
    maxRequests: count(context, http, 'http2MaxRequests'),
    maxRetries: count(context, http, 'maxRetries'),
  });
}

function outliersOf(context: FieldContext, map: MapNode | undefined): OutlierDetection | undefined {
  const percent = readNumber(context, map?.entry('maxEjectionPercent'), { min: 0, max: 100, integer: true });
  const errors = ['consecutive5xxErrors', 'consecutiveGatewayErrors', 'consecutiveErrors'];
  return some({
    consecutiveErrors: count(context, map, errors.find((field) => map?.entry(field) !== undefined) ?? ''),
    intervalMs: readWait(context, map?.entry('interval')),
    baseEjectionMs: readWait(context, map?.entry('baseEjectionTime')),
    maxEjection: percent === undefined ? undefined : Number(`${percent}e-2`),
  });
}

function count(context: FieldContext, map: MapNode | undefined, field: string): number | undefined {
  return readNumber(context, map?.entry(field), { min: 0, integer: true });
}

/** `undefined` where none of the fields is said. */
function some<T extends object>(fields: T): ReturnType<typeof present<T>> | undefined {
  const said = present(fields);
  return Object.keys(said).length === 0 ? undefined : said;
}
