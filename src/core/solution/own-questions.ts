// The questions of a company, joined to the checklist of a call.
import type { OwnQuestion } from '../model/own-question';
import type { AskedCall } from './asked-call';

/**
 * Those that apply to a call, in the order of the config. A tier is that of either end as it really is. While the mode is
 * unknown only what every mode is asked is asked.
 */
export function ownQuestionsFor(own: readonly OwnQuestion[], { call, head }: AskedCall): readonly OwnQuestion[] {
  const ends = [call.from.service, call.to.service].map((name) => head.tiers.get(name)?.tier ?? 'unknown');
  const modes = call.mode === 'unknown' ? (['sync', 'async'] as const) : [call.mode];
  return own.filter(
    (question) =>
      (question.tiers === undefined || ends.some((tier) => question.tiers?.includes(tier))) &&
      modes.every((mode) => question.modes === undefined || question.modes.includes(mode)),
  );
}
