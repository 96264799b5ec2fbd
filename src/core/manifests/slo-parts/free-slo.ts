// Availability targets that people write into annotations and extensions: read only where the form leaves no doubt.
import { type FieldContext, tell } from '../../config/fields';
import type { Slo } from '../../model/slo';
import type { Entry } from '../../syntax/node';
import { parseFreeTarget } from '../../units/target';
import { parseWindowDays } from '../../units/window';
import { tellNoBudget } from './target';
import { DEFAULT_WINDOW_DAYS } from './window';

/** The last part of a key: `acme.com/slo`, `slo-target`, `availability_slo`, `availability`. */
const KEY = /(?:^|[./_-])(?:slo|slo[-_.](?:target|availability)|availability(?:[-_.](?:slo|target))?)$/i;
/** `99.9%`, `99.9 % availability`, `99.95% over 30d`, `0.999`. */
const TEXT =
  /^(\d{1,3}(?:\.\d{1,15})?(?: ?%)?)(?: (?:availability|uptime))?(?: (?:over|per|in|\/) (\d{1,4}[dwMQY]))?$/i;
/** A bare number up to here is hardly a percentage, and no ratio either. */
const SMALL = 50;

/** Takes annotations or extensions, whose values may be anything; gives the availability target among them, if there is one. */
export function readFreeSlo(context: FieldContext, entries: readonly Entry[], format: string): readonly Slo[] {
  for (const entry of entries) {
    const { key, value } = entry;
    const [, number, window = ''] = TEXT.exec(value.kind === 'scalar' ? value.text.trim() : '') ?? [];
    if (!KEY.test(key) || number === undefined) continue;
    const target = parseFreeTarget(number);
    if (target === undefined) continue;
    const bare = Number(number);
    if (target === 'ambiguous' || (bare > 1 && bare < SMALL)) {
      const message = `"${key}: ${number}" may be a ratio, a percentage or a count, so it was not read. Write it with its sign: 99.9%.`;
      tell(context, 'ambiguous-target', value.span, message);
      continue;
    }
    if (target === 1) tellNoBudget(context, entry);
    const windowDays = parseWindowDays(window) ?? DEFAULT_WINDOW_DAYS;
    const evidence = { place: context.place(value.span), format };
    return [{ id: 'availability', type: 'availability', target, windowDays, evidence }];
  }
  return [];
}
