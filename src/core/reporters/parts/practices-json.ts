// The mind map as data.
import type { Json } from '../../model/service';
import { codesNamed } from '../../practices/codes';
import { switchedOff } from '../../practices/off';
import { whyOf } from '../../practices/seed';
import type { Practices } from '../../model/practice';
import { said } from './json-values';
import { type ListedPractice, listedGroups, type PracticesShown } from './practices-values';

export function practicesJson({ practices, today, dueOnly }: PracticesShown): string {
  const groups = practices === undefined ? [] : listedGroups(practices, today, dueOnly);
  const value = said({
    version: 1,
    file: practices?.file,
    practices: groups.flatMap((group) => group.practices.map((one) => practiceValue(one, practices))),
  });
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `off` holds the codes of the catalogue that the practice really switches off: another one may have adopted some of them. */
function practiceValue({ practice, due }: ListedPractice, practices: Practices | undefined): Json {
  const { place, checks, ...fields } = practice;
  const off = codesNamed(checks).filter((code) => switchedOff(practices, code)?.practice === practice.id);
  return said({
    ...fields,
    why: whyOf(practice.id),
    checks,
    off,
    due: due && said({ why: due.why, since: due.since }),
    file: place.file,
    line: place.line,
  });
}
