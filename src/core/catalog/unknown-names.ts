// Names of services in the config that nobody has: what is said of them holds for nothing.
import { nearestService } from '../config/nearest';
import { splitCall } from '../config/waivers';
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import { splitReference } from './callees';
import type { Workspace } from './workspace';

/**
 * Takes all services of one side; gives `unknown-service` for each name under `tiers`, and for each in a waiver that is one
 * slip away from a known one: any other may be of a call that comes with the next branch.
 */
export function unknownNames(services: ReadonlyMap<string, Service>, { config, resolve }: Workspace): Problem[] {
  const isUnknown = (name: string) => !services.has(resolve(name) ?? name);
  // Hardly ever asked, and this runs at each keystroke.
  const meant = (name: string) =>
    nearestService(
      name,
      [...services.values()].filter((service) => service.known).map((service) => service.name),
    );
  const ofTiers = [...config.tiers].flatMap(([name, { place }]) => {
    if (!isUnknown(name)) return [];
    const what = `"tiers" names ${name}, but nothing in this workspace describes or calls a service of that name.`;
    return problemOf(what, place, meant(name));
  });
  const ofWaivers = config.waivers.flatMap(({ call, service, place }) => {
    const { from, to } = splitCall(call ?? '') ?? {};
    const ends = [from, to].flatMap((end) => (end === undefined ? [] : splitReference(end).service));
    return [...ends, ...(service === undefined ? [] : [service])].flatMap((name) => {
      const near = isUnknown(name) ? meant(name) : undefined;
      if (near === undefined) return [];
      return problemOf(`This waiver names ${name}, but no service is called so: it accepts nothing.`, place, near);
    });
  });
  return [...ofTiers, ...ofWaivers];
}

/** A slip is a warning; a name that is like no other may be of a service that is described elsewhere. */
function problemOf(what: string, place: Place, near: string | undefined): Problem {
  const code = 'unknown-service';
  if (near === undefined) return { code, message: what, place, severity: 'information' };
  return { code, message: `${what} Did you mean ${near}?`, place, severity: 'warning' };
}
