// Which calls a service waits for.
import type { Call } from '../../model/call';
import { callLabel } from '../../model/call';
import type { Verdict } from '../check';
import { atCalls } from './calls';
import { notKnown } from './verdict';

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
