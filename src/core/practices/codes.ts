// The codes of the catalogue: what a practice may switch. Own checks of a company have codes of their own besides.
import { RULE_CODES, ruleNamed } from '../config/rule-names';

/** How many there are of each kind. */
const FAMILIES: readonly (readonly [family: string, count: number])[] = [
  ['BEN', 8],
  ['CAP', 12],
  ['PERF', 9],
  ['MON', 11],
  ['ALR', 9],
  ['ARC', 12],
  ['CHG', 11],
  ['EMR', 6],
  ['DAT', 5],
  ['PRO', 2],
  ['DEP', 2],
  ['TS', 30],
];

/** Checks of readiness, questions of the technical solution (TS), rules (F) and rules of alert hygiene (AH). */
export const CODES: readonly string[] = [
  ...FAMILIES.flatMap(([family, count]) =>
    Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`),
  ),
  ...RULE_CODES.values(),
];

/** True for a code of a kind that the catalogue has, whether it has that number or not. */
export function isOfCatalogue(code: string): boolean {
  return [...FAMILIES, ['F'], ['AH']].some(([family]) => code.startsWith(`${family}-`));
}

/** The code by which something is switched: a rule may be named by its id (`retry-amplification` → `F-10`). */
export function codeOf(text: string): string {
  const rule = /^[a-z]/.test(text) ? ruleNamed(text) : undefined;
  return (rule === undefined ? undefined : RULE_CODES.get(rule)) ?? text.toUpperCase();
}

/** True where a pattern, in which `*` stands for any letters, is the code. Takes linear time for one star, never more than a few looks. */
export function matchesCode(pattern: string, code: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === code;
  if (!code.startsWith(first) || !code.endsWith(last) || first.length + last.length > code.length) return false;
  let at = first.length;
  const end = code.length - last.length;
  for (const part of rest) {
    const found = code.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** The codes of the catalogue that some of the patterns name, in its order. */
export function codesNamed(patterns: readonly string[]): readonly string[] {
  return CODES.filter((code) => patterns.some((pattern) => matchesCode(pattern, code)));
}
