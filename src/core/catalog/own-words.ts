// What a service says of itself that leads nobody anywhere: its tier, its owner, its objectives. All else of it may decide what
// a name, a host or a document of other files means.
import { comparePlaces } from '../model/place';
import type { ServiceFact } from '../model/facts';
import { sameData } from './remember';

/** True where both lists describe the same services, one by one, and differ in nothing but such words and in places that nobody tells. */
export function differInOwnWords(a: readonly ServiceFact[], b: readonly ServiceFact[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const areAlike = a.every((one, at) => {
    const other = b[at];
    return other !== undefined && isAlike(one, other);
  });
  // Of equally strong statements the one above counts.
  return areAlike && (sameData(a.map(placeOf), b.map(placeOf)) || (areInOrder(a) && areInOrder(b)));
}

function isAlike(a: ServiceFact, b: ServiceFact): boolean {
  if (a === b) return true;
  if (!sameData(leadingIn(a), leadingIn(b)) || a.place.file !== b.place.file) return false;
  // What is wrong with these is told where the service is described.
  return leadsBySelf(a) ? sameData(a.place, b.place) : true;
}

/** Fields that are not named here lead, until somebody has looked. */
function leadingIn(fact: ServiceFact): object {
  const {
    place: _place,
    tier: _tier,
    lifecycle: _lifecycle,
    owner: _owner,
    description: _description,
    onCall: _onCall,
    sunset: _sunset,
    onboarded: _onboarded,
    deployed: _deployed,
    slos: _slos,
    ownAvailability: _ownAvailability,
    capacity: _capacity,
    external: _external,
    annotations: _annotations,
    ...leading
  } = fact;
  return leading;
}

function leadsBySelf({ aliases, apis, providesApis }: ServiceFact): boolean {
  return aliases.length > 0 || apis.length > 0 || providesApis.length > 0;
}

function placeOf({ place }: ServiceFact) {
  return place;
}

function areInOrder(facts: readonly ServiceFact[]): boolean {
  return facts.every((fact, at) => {
    const before = facts[at - 1];
    return before === undefined || comparePlaces(before.place, fact.place) < 0;
  });
}
