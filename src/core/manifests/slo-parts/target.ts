// The target of an objective in the notation of its format; what could be meant in two ways is asked, never guessed.
import { type FieldContext, isEmpty, tell } from '../../config/fields';
import type { Entry } from '../../syntax/node';
import { type Ambiguous, parseFreeTarget, parsePercentTarget, parseRatioTarget } from '../../units/target';

/** How a format writes targets. `open` is a ratio below 1: a budget of nothing is no objective there. */
export type Notation = 'ratio' | 'open' | 'percent' | 'free';

const PARSERS: Readonly<Record<Notation, (text: string) => number | Ambiguous | undefined>> = {
  ratio: parseRatioTarget,
  open: parseRatioTarget,
  percent: parsePercentTarget,
  free: parseFreeTarget,
};
const ACCEPTED: Readonly<Record<Notation, string>> = {
  ratio: 'a ratio above 0 and up to 1, such as 0.995',
  open: 'a ratio above 0 and below 1, such as 0.995',
  percent: 'a percentage without its sign, such as 99.5',
  free: 'a percentage, such as 99.5%',
};

/** The target as a ratio in (0, 1]. A wrong or an ambiguous one is told and left out; one without a budget is told and kept. */
export function readTarget(context: FieldContext, entry: Entry | undefined, notation: Notation): number | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const { value, key } = entry;
  const text = value.kind === 'scalar' ? value.text.trim() : '';
  const target = PARSERS[notation](text);
  if (target === 'ambiguous') {
    const message = `"${key}: ${text}" may be a ratio (${text} of all) or a percentage (${text} %), so it was not read. Write it with its sign, or as the format wants it: ${ACCEPTED[notation]}.`;
    tell(context, 'ambiguous-target', value.span, message);
    return undefined;
  }
  if (target === undefined || (notation === 'open' && target === 1)) {
    tell(context, 'bad-value', value.span, `"${key}" is ${ACCEPTED[notation]}.`);
    return undefined;
  }
  if (target === 1) tellNoBudget(context, entry);
  return target;
}

/** A target of 100 % is kept: it allows not one bad request. */
export function tellNoBudget(context: FieldContext, { value }: Entry): void {
  const message =
    'A target of 100 % leaves no error budget: one bad request breaks it, and every dependency must be perfect.';
  tell(context, 'no-error-budget', value.span, message, 'information');
}
