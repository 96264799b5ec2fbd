// The orders that make linking independent of the order in which files were read.
import type { Grade } from '../model/call';
import { IDENTITY, type Identity, type ServiceFact, type StatementFact } from '../model/facts';
import { comparePlaces, type Evidence } from '../model/place';

/** Orders texts by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const RANK = new Map<Identity, number>(IDENTITY.map((identity, index) => [identity, index]));

/** 0 for the identity that wins over all others (section 7 of the manifest reference). */
function identityRank(identity: Identity): number {
  return RANK.get(identity) ?? IDENTITY.length;
}

/** Strongest statement first; equally strong ones by their place. */
export function compareServiceFacts(a: ServiceFact, b: ServiceFact): number {
  return (
    identityRank(a.identity) - identityRank(b.identity) ||
    (a.weight ?? 0) - (b.weight ?? 0) ||
    comparePlaces(a.place, b.place) ||
    compareText(a.name, b.name) ||
    compareText(a.format, b.format)
  );
}

/** As `compareServiceFacts`, of all that speaks of one service; equally strong ones stay in their order. */
export function compareStrength(a: ServiceFact | StatementFact, b: ServiceFact | StatementFact): number {
  return identityRank(a.identity) - identityRank(b.identity);
}

const GRADES: readonly Grade[] = ['declared', 'configured', 'coded', 'observed', 'allowed', 'inferred'];

/** 0 for the best grade of evidence. */
export function gradeRank(grade: Grade): number {
  return GRADES.indexOf(grade);
}

/** Orders evidence by place, then by format. */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return comparePlaces(a.place, b.place) || compareText(a.format, b.format);
}

/** Up to here comparing each with each costs less than a set. */
const FEW = 8;

/** The evidence without repetitions, in its order. */
export function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length <= FEW) {
    return evidence.filter((one, index) => evidence.findIndex((other) => compareEvidence(one, other) === 0) === index);
  }
  const seen = new Set<string>();
  return evidence.filter(({ place, format }) => {
    const key = `${place.file}\n${place.line}\n${place.column}\n${format}`;
    return !seen.has(key) && seen.add(key);
  });
}
