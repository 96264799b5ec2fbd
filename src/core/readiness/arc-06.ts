// ARC-06: of each call everybody knows whether the service works without it.
import { type Call, callLabel, type CallTerms } from '../model/call';
import type { Fix } from '../model/edit';
import { waitFixes } from '../rules/judging/fixes';
import { grouped } from '../catalog/grouped';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, noCalls } from './judging/calls';
import { fails, passes } from './judging/verdict';

export const arc06: Check = {
  id: 'ARC-06',
  group: 'ARC',
  title: 'Each dependency classified, with a fallback for soft ones',
  why: 'What a service cannot work without takes it down; what nobody has decided is decided by the next outage.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'design',
  remedy: 'Say of each call mode, and criticality or blocks; of a soft one what happens instead (fallback).',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const calls = callsOf(context);
  if (calls.length === 0) return noCalls(context);
  const open = calls.flatMap((call) => {
    const missing = missingOf(call);
    return missing === undefined ? [] : [{ call, ...missing }];
  });
  if (open.length === 0)
    return passes('Of each call it is said whether the service works without it, and how.', atCalls(calls));
  return fails(
    [...grouped(open, ({ words }) => words)].map(([words, same]) => unsaid(words, same)).join(' '),
    atCalls(open.map(({ call }) => call)),
    open.flatMap(({ fixes }) => fixes),
  );
}

/** Of several calls the first three are named. */
function unsaid(words: string, open: readonly { readonly call: Call }[]): string {
  const labels = open.map(({ call }) => callLabel(call));
  const more = labels.length - MOST_NAMED;
  const named = labels.slice(0, MOST_NAMED).join(', ');
  const calls = more > 0 ? `${named} and ${more} more` : named;
  return `${calls} ${labels.length === 1 ? 'does' : 'do'} not say ${words}.`;
}

const MOST_NAMED = 3;

/** What is not said of a call, in words, with what says it; undefined where all is said. */
function missingOf(call: Call): { readonly words: string; readonly fixes: readonly Fix[] } | undefined {
  const { mode, terms, assumed, criticality } = call;
  if (mode === 'unknown') return { words: 'whether it is waited for (mode)', fixes: waitFixes(call) };
  if (mode === 'async' && terms.blocks === undefined)
    return { words: 'whether something waits for its result (blocks)', fixes: waitFixes(call) };
  if (mode === 'sync' && assumed)
    return { words: 'whether the caller works without it (criticality)', fixes: waitFixes(call).slice(0, 1) };
  if (mode === 'sync' && criticality === 'soft' && terms.fallback === undefined)
    return {
      words: 'what happens instead (fallback)',
      fixes: [
        fallback(call, { fallback: { kind: 'skip' } }, 'It is left out'),
        fallback(call, { fallback: { kind: 'default' } }, 'A fixed value is answered'),
      ],
    };
  return undefined;
}

function fallback(call: Call, terms: CallTerms, title: string): Fix {
  return { title, intent: { kind: 'set-terms', call: call.key, terms } };
}
