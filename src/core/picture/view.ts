// Which part of a picture is on screen: where one looks, and what is left out.
import type { Grade } from '../model/call';
import type { Picture, PictureService } from '../model/picture';
import type { Tier } from '../model/tier';
import { type Edge, edgesOf } from './edges';

/**
 * Where one looks. `new`: around what this branch changes; `core`: around the core services; `around`: so many calls
 * around a service; `down`: what stops when a service stops; services by name, so that it outlives an edit.
 */
export type Scope =
  | { readonly kind: 'all' | 'new' | 'core' }
  | { readonly kind: 'around'; readonly service: string; readonly hops: number }
  | { readonly kind: 'down'; readonly service: string };

export interface View {
  readonly scope: Scope;
  readonly hiddenTiers: readonly Tier[];
  readonly hiddenGrades: readonly Grade[];
}

export interface Shown {
  /** Numbers of services, sorted. */
  readonly services: readonly number[];
  /** Numbers of calls, sorted. */
  readonly calls: readonly number[];
  readonly edges: readonly Edge[];
}

/** Up to so many services the whole estate is shown at first. */
export const FEW = 60;

export const MOST_HOPS = 4;

/** Where to begin: the whole of a small estate; of a large one what is new, else its core services, else all of it. */
export function firstScope(picture: Picture): Scope {
  if (picture.services.length <= FEW) return { kind: 'all' };
  if (changedServices(picture).size > 0) return { kind: 'new' };
  return picture.services.some(({ tier }) => tier === 'core') ? { kind: 'core' } : { kind: 'all' };
}

/** Services and calls of a view. The service that it is about is never filtered out. */
export function shownIn(picture: Picture, { scope, hiddenTiers, hiddenGrades }: View): Shown {
  const grades = new Set(hiddenGrades);
  const tiers = new Set(hiddenTiers);
  const allowed = picture.calls.flatMap(({ grade }, call) => (grades.has(grade) ? [] : [call]));
  const centre = 'service' in scope ? numberOf(picture, scope.service) : undefined;
  const inScope = servicesIn(picture, scope, allowed, centre);
  const isShown = (service: number) =>
    inScope.has(service) && (service === centre || !tiers.has(picture.services[service]?.tier ?? 'unknown'));
  const services = picture.services.flatMap((_, service) => (isShown(service) ? [service] : []));
  const calls = allowed.filter((number) => {
    const call = picture.calls[number];
    if (call === undefined || !isShown(call.from) || !isShown(call.to)) return false;
    return scope.kind !== 'down' || (call.criticality === 'hard' && call.from !== centre);
  });
  return { services, calls, edges: edgesOf(picture, calls) };
}

/** The number of a service, or `undefined` where there is none of that name. */
export function numberOf({ services }: Picture, name: string): number | undefined {
  const found = services.findIndex((service) => service.name === name);
  return found < 0 ? undefined : found;
}

/** New services, those whose tier this branch raises, and both ends of its new and changed calls. */
export function changedServices({ services, calls }: Picture): ReadonlySet<number> {
  const changed = new Set(
    services.flatMap(({ isNew, raised }: PictureService, number) => (isNew || raised ? [number] : [])),
  );
  for (const { change, from, to } of calls) if (change !== undefined) changed.add(from).add(to);
  return changed;
}

function servicesIn(
  picture: Picture,
  scope: Scope,
  calls: readonly number[],
  centre: number | undefined,
): ReadonlySet<number> {
  switch (scope.kind) {
    case 'all':
      return new Set(picture.services.keys());
    case 'new':
      return around(picture, changedServices(picture), calls, 1);
    case 'core':
      return around(picture, new Set(coreServices(picture)), calls, 1);
    case 'around':
      return around(picture, new Set(centre === undefined ? [] : [centre]), calls, scope.hops);
    case 'down':
      return new Set(centre === undefined ? [] : [centre, ...(picture.services[centre]?.down?.services ?? [])]);
  }
}

function coreServices({ services }: Picture): number[] {
  return services.flatMap(({ tier }, number) => (tier === 'core' ? [number] : []));
}

/** Everything at most so many calls away, in either direction. */
function around(
  { calls }: Picture,
  centre: ReadonlySet<number>,
  numbers: readonly number[],
  hops: number,
): ReadonlySet<number> {
  const found = new Set(centre);
  for (let hop = 0; hop < hops; hop++) {
    const next: number[] = [];
    for (const number of numbers) {
      const call = calls[number];
      if (call === undefined) continue;
      if (found.has(call.from) && !found.has(call.to)) next.push(call.to);
      if (found.has(call.to) && !found.has(call.from)) next.push(call.from);
    }
    if (next.length === 0) break;
    for (const service of next) found.add(service);
  }
  return found;
}
