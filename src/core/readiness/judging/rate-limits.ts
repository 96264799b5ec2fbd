// Where requests of a service are limited before they reach it, or by its mesh.
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { at, entriesAt, textAt } from '../../artifacts/traced';
import type { Place } from '../../model/place';
import type { CheckContext } from '../check';
import { ofKinds } from './kinds';

/** Annotations of ingress controllers that limit requests. */
const ANNOTATIONS =
  /^(?:nginx\.ingress\.kubernetes\.io\/limit-(?:rps|rpm|connections)|haproxy\.org\/rate-limit-requests|haproxy-ingress\.github\.io\/limit-rps|traefik\.ingress\.kubernetes\.io\/rate-limit)$/;

/** Kinds that limit what they are applied to. */
const KINDS = new Set(['RateLimitPolicy', 'BackendTrafficPolicy', 'HTTPLocalRateLimitPolicy']);

const LIMITING = [...KINDS, 'Ingress', 'Service', 'KongPlugin', 'Middleware', 'EnvoyFilter'];

/** The first one that is meant for the service. */
export function rateLimitOf({ artifacts, service }: CheckContext): Place | undefined {
  for (const object of ofKinds(artifacts, LIMITING)) {
    const place = limitIn(object);
    if (place !== undefined && artifacts.serviceOf(object) === service.name) return place;
  }
  return undefined;
}

function limitIn(object: KubernetesObject): Place | undefined {
  const { kind, value, place } = object;
  const annotation = entriesAt(value, 'metadata', 'annotations').find(([key]) => ANNOTATIONS.test(key));
  if (annotation !== undefined) return annotation[1].place;
  if (KINDS.has(kind)) return place;
  if (kind === 'KongPlugin' && textAt(value, 'plugin')?.startsWith('rate-limiting') === true) return place;
  if (kind === 'Middleware' && at(value, 'spec', 'rateLimit') !== undefined) return place;
  return kind === 'EnvoyFilter' && holdsLocalLimit(value, 0) ? place : undefined;
}

const DEEPEST = 30;

function holdsLocalLimit(value: KubernetesObject['value'] | ReturnType<typeof at>, depth: number): boolean {
  if (value === undefined || depth > DEEPEST) return false;
  if (value.kind === 'scalar') return value.text === 'envoy.filters.http.local_ratelimit';
  const parts = value.kind === 'list' ? value.items : [...value.entries.values()];
  return parts.some((part) => holdsLocalLimit(part, depth + 1));
}
