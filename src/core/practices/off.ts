// The one switch: which check, question or rule is off, by which practice, and until when it is looked at again.
import type { Practice, Practices, SwitchedOff } from '../model/practice';
import { codeOf, matchesCode } from './codes';

/** Tells of a code (`BEN-01`, `TS-25`, `F-10`) why it is off; `undefined` while it is on. */
export type Switch = (id: string) => SwitchedOff | undefined;

/**
 * Takes the mind map and the code of a check, a question or a rule (a rule also by its id); gives the not-now practice that
 * switches it off, `undefined` where it is on. A decision without a reason or a review date switches nothing off. Where
 * several practices name a code, one that names it in full counts before one with a pattern, and one that is adopted
 * before one that is not now. Past its review date a practice is still off: see `duePractices`.
 */
export function switchedOff(practices: Practices | undefined, id: string): SwitchedOff | undefined {
  if (practices === undefined) return undefined;
  const code = codeOf(id);
  const decided = practices.list.filter(({ state }) => state !== 'undecided');
  const inFull = decided.filter(({ checks }) => checks.includes(code));
  const naming =
    inFull.length > 0 ? inFull : decided.filter(({ checks }) => checks.some((pattern) => matchesCode(pattern, code)));
  if (naming.some(({ state }) => state === 'adopted')) return undefined;
  for (const practice of naming) {
    const off = asOff(practice);
    if (off !== undefined) return off;
  }
  return undefined;
}

/** The decision of a practice that is not now, where it is complete. */
export function asOff({ id, title, state, reason, review, place }: Practice): SwitchedOff | undefined {
  if (state !== 'not-now' || reason === undefined || review === undefined) return undefined;
  return { practice: id, title, reason, review, place };
}

/**
 * The switch that judges a branch: what is off in head and, where there is a baseline (`before`), was off there too. A branch
 * that switches a practice to not now, or brings the first mind map, does not silence its own findings; what it adopts
 * counts at once. The baseline's reason and date are told, at their place in head.
 */
export function switchOf(head: Practices | undefined, before?: { readonly practices: Practices | undefined }): Switch {
  const known = new Map<string, SwitchedOff | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const now = switchedOff(head, id);
    const earlier = before === undefined ? now : switchedOff(before.practices, id);
    const off = now && earlier && { ...earlier, place: now.place };
    known.set(id, off);
    return off;
  };
}

/** How a report says it, as the end of a sentence. */
export function offText({ practice, reason, review }: Pick<SwitchedOff, 'practice' | 'reason' | 'review'>): string {
  return `off by practice ${practice}: ${reason}, until ${review}`;
}
