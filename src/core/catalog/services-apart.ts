// The services of one side that are not, as the very same objects, those of the other.
import type { Service } from '../model/service';
import { keysApart, noteDerived } from './lineage';
import { compareText } from './order';

type Services = ReadonlyMap<string, Service>;

/** Names of services that differ between two sides, or that only one of them has; sorted. What both share is not looked at. */
export function servicesApart(a: Services, b: Services): readonly string[] {
  const candidates = keysApart(a, b) ?? compared(a, b);
  return [...candidates].filter((name) => a.get(name) !== b.get(name)).sort(compareText);
}

/** Found by looking at both, and noted so that it is found without next time. */
function compared(a: Services, b: Services): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of a.keys()) if (a.get(name) !== b.get(name)) names.add(name);
  for (const name of b.keys()) if (!a.has(name)) names.add(name);
  noteDerived(b, a, names);
  return names;
}
