// What a route of the Gateway API does on the way to its backends: timeouts and retries.
import { type FieldContext, readNumber, tell } from '../../config/fields';
import type { RouteFact } from '../../model/facts';
import type { RoutePolicy } from '../../model/route';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, mapAt, textAt } from '../facts/nodes';
import { present } from '../facts/service-fact';
import { MOST_ROUTES, readWait } from '../network/route-fact';

/**
 * Takes an HTTPRoute; gives one policy for each Service and each match of the rules that say something of timeouts or retries.
 * `retry.attempts` counts retries: two of them are three tries. Matches on headers or queries are left out.
 */
export function readRoutePolicies(context: FieldContext, object: SyntaxNode, format: string): readonly RouteFact[] {
  const by = `HTTPRoute ${textAt(object, 'metadata', 'name') ?? '?'}`;
  const parents = itemsAt(object, 'spec', 'parentRefs').map((parent) => textAt(parent, 'kind') ?? 'Gateway');
  const ingress = parents.includes('Service') ? {} : ({ ingress: true } as const);
  const routes = itemsAt(object, 'spec', 'rules').flatMap((rule): readonly RouteFact[] => {
    const waits = ruleOf(context, rule);
    if (Object.keys(waits).length === 0) return [];
    const evidence = { place: context.place(rule.span), format };
    const matches = matchesOf(rule);
    return backendsOf(object, rule).flatMap((backend) =>
      matches.map((match) => ({ ...backend, policy: { by, ...match, ...ingress, ...waits, evidence } })),
    );
  });
  if (routes.length > MOST_ROUTES)
    tell(context, 'too-many', object.span, `${by} has ${routes.length} routes; ${MOST_ROUTES} of them were read.`);
  return routes.slice(0, MOST_ROUTES);
}

function ruleOf(context: FieldContext, rule: SyntaxNode): Partial<RoutePolicy> {
  const timeouts = mapAt(rule, 'timeouts');
  const attempts = readNumber(context, mapAt(rule, 'retry')?.entry('attempts'), { min: 0, integer: true });
  return present({
    timeoutMs: readWait(context, timeouts?.entry('request')),
    perTryTimeoutMs: readWait(context, timeouts?.entry('backendRequest')),
    tries: attempts === undefined ? undefined : attempts + 1,
  });
}

function matchesOf(rule: SyntaxNode): readonly Pick<RoutePolicy, 'method' | 'path' | 'exact'>[] {
  const items = itemsAt(rule, 'matches');
  if (items.length === 0) return [{}];
  const rewritten = itemsAt(rule, 'filters').some((filter) => mapAt(filter, 'urlRewrite', 'path') !== undefined);
  return items.flatMap((item) => {
    const path = textAt(item, 'path', 'value');
    const type = textAt(item, 'path', 'type') ?? 'PathPrefix';
    const some = itemsAt(item, 'headers').length > 0 || itemsAt(item, 'queryParams').length > 0;
    if (some || (path !== undefined && type !== 'PathPrefix' && type !== 'Exact')) return [];
    const where = rewritten || path === '/' ? {} : { path, exact: type === 'Exact' ? (true as const) : undefined };
    return [present({ method: textAt(item, 'method')?.toUpperCase(), ...where })];
  });
}

function backendsOf(object: SyntaxNode, rule: SyntaxNode): readonly Pick<RouteFact, 'host' | 'namespace'>[] {
  return itemsAt(rule, 'backendRefs').flatMap((reference) => {
    const host = textAt(reference, 'name');
    if (host === undefined || (textAt(reference, 'kind') ?? 'Service') !== 'Service') return [];
    const namespace = textAt(reference, 'namespace') ?? textAt(object, 'metadata', 'namespace');
    return [{ host, ...(namespace === undefined ? {} : { namespace }) }];
  });
}
