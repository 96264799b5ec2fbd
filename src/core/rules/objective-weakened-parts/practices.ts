// What the branch switches off in `.sre/practices.yaml`.
import type { Practice } from '../../model/practice';
import { codesNamed } from '../../practices/codes';
import { asOff } from '../../practices/off';
import type { RuleContext, Verdict } from '../rule';

const SHOWN = 6;

/** One verdict for each practice that switches off, or for longer, what the baseline does not. */
export function switchedPractices({ practices }: RuleContext): readonly Verdict[] {
  if (practices === undefined) return [];
  const known = new Map(practices.before?.list.map((practice) => [practice.id, practice]));
  return (practices.head?.list ?? []).flatMap((practice) => {
    const verdict = switched(practice, known.get(practice.id));
    return verdict === undefined ? [] : [verdict];
  });
}

function switched(practice: Practice, earlier: Practice | undefined): Verdict | undefined {
  const off = asOff(practice);
  if (off === undefined) return undefined;
  const was = earlier && asOff(earlier);
  const more = was === undefined ? practice.checks : added(practice, earlier);
  const common = {
    severity: 'warning',
    next: 'Have the people who answer for the practice agree in the review.',
    place: practice.place,
    about: `practice ${practice.id}`,
  } as const;
  if (more.length > 0) {
    const message = `This branch sets the practice ${practice.id} to not-now until ${off.review} (${off.reason}), which switches ${named(more)} off. It holds once it is merged.`;
    return { ...common, message };
  }
  if (was === undefined || was.review >= off.review) return undefined;
  const message = `This branch keeps the practice ${practice.id} at not-now until ${off.review} instead of ${was.review} (${off.reason}).`;
  return { ...common, message };
}

/** What a practice names and did not name before. */
function added(practice: Practice, earlier: Practice | undefined): readonly string[] {
  const before = new Set([...(earlier?.checks ?? []), ...codesNamed(earlier?.checks ?? [])]);
  return practice.checks.filter(
    (pattern) =>
      !before.has(pattern) &&
      (codesNamed([pattern]).length === 0 || codesNamed([pattern]).some((code) => !before.has(code))),
  );
}

function named(checks: readonly string[]): string {
  const more = checks.length > SHOWN ? ` and ${checks.length - SHOWN} more` : '';
  return `${checks.slice(0, SHOWN).join(', ')}${more}`;
}
