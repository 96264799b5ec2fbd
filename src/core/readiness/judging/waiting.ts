// Which calls a service waits for.
import type { Call } from '../../model/call';
import { callLabel } from '../../model/call';
import type { CheckContext, Verdict } from '../check';
import { atCalls, callsOf, noCalls } from './calls';
import { doesNotApply, notKnown } from './verdict';

/** True where the caller waits for the answer. */
export function isWaitedFor({ mode, terms }: Call): boolean {
  return mode === 'sync' || (mode === 'async' && terms.blocks === true);
}

/** Of calls of which nobody says whether they are waited for. */
export function askWhetherItWaits(calls: readonly Call[]): Verdict {
  return notKnown(
    `Not known: does it wait for the answer (mode: sync or async)? ${calls.map(callLabel).join(', ')}.`,
    atCalls(calls),
  );
}

/** Of calls of which nobody says whether the service works without them. */
export function askHowHard(calls: readonly Call[]): Verdict {
  return notKnown(
    `Not known: does it work without them (criticality: hard or soft)? ${calls.map(callLabel).join(', ')}.`,
    atCalls(calls),
  );
}

/** The calls without which the service does not work; where there is none, what is to be said instead. */
export function hardOrVerdict(context: CheckContext): readonly Call[] | Verdict {
  const calls = callsOf(context);
  if (calls.length === 0) return noCalls(context);
  const hard = calls.filter(({ criticality }) => criticality === 'hard');
  if (hard.length > 0) return hard;
  const open = calls.filter(({ criticality }) => criticality === 'unknown');
  return open.length > 0 ? askHowHard(open) : doesNotApply('None of its calls is hard.', atCalls(calls));
}
