// What a person has confirmed: for what files cannot say, with a link, a name and a day on which it ends.
import { at, itemsAt, textAt } from '../../artifacts/traced';
import { parseDay } from '../../units/day';
import type { Check, CheckContext, Verdict } from '../check';

const FORMAT = 'sre-review';

/**
 * A verdict that files leave open passes where the record of the service holds an attestation that has not ended. What files
 * decide no attestation changes.
 */
export function attested(check: Check, verdict: Verdict, { records, today }: CheckContext): Verdict {
  if (check.level === 'auto' || verdict.state !== 'unknown') return verdict;
  const own = records
    .flatMap(({ value }) => itemsAt(value, 'attestations'))
    .filter((item) => textAt(item, 'check') === check.id);
  const said = own.map((item) => ({
    by: textAt(item, 'by'),
    on: parseDay(textAt(item, 'on') ?? ''),
    link: textAt(item, 'link'),
    expires: parseDay(textAt(item, 'expires') ?? ''),
    evidence: { place: (at(item, 'check') ?? item).place, format: FORMAT },
  }));
  const complete = said.filter(({ by, on, link, expires }) =>
    [by, on, link, expires].every((one) => one !== undefined),
  );
  const holding = complete.find(({ expires }) => (expires ?? '') >= today);
  if (holding !== undefined) {
    const { by, on, expires, link, evidence } = holding;
    return { state: 'pass', message: `Confirmed by ${by} on ${on} until ${expires}: ${link}`, evidence: [evidence] };
  }
  const [ended] = complete;
  if (ended !== undefined)
    return {
      ...verdict,
      message: `The attestation by ${ended.by} ended on ${ended.expires}.`,
      evidence: [ended.evidence],
    };
  const [half] = said;
  if (half === undefined) return verdict;
  return {
    ...verdict,
    message: 'The attestation is not complete: it needs by, on, link and expires.',
    evidence: [half.evidence],
  };
}
