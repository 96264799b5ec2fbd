// CHG-09: a new dependency that hurts is switched off in seconds, not in a release.
import { type Call, callLabel } from '../model/call';
import type { Place } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, hardCallsOf, namesOf, noCalls } from './judging/calls';
import { callsSinceReview } from './judging/recent-calls';
import { firstMention, inText } from './judging/texts';
import { doesNotApply, fails, notKnown, passes } from './judging/verdict';

export const chg09: Check = {
  id: 'CHG-09',
  group: 'CHG',
  title: 'Kill switch for each new hard dependency on a core flow',
  why: 'Without a switch the only way out of a dependency that is down is another release, in the middle of the outage.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Name the flag at the call (flag), and have the code ask it before the call is made.',
  level: 'partly',
  verify,
};

/** Where a flag may be asked for: code and its settings. */
const CODE = /\.(?:[cm]?[jt]sx?|py|scala|kts?|java|go|rb|cs|ya?ml|json|properties|toml)$/i;

function verify(context: CheckContext): Verdict {
  const { tier, service } = context;
  if (callsOf(context).length === 0) return noCalls(context);
  if (tier !== 'core' && tier !== 'unknown')
    return doesNotApply(`No core flow goes through ${service.name}.`, atCalls(hardCallsOf(context).slice(0, 1)));
  const since = callsSinceReview(context);
  const asked = since.filter(({ criticality }) => criticality === 'unknown');
  const recent = new Set(since.map(({ key }) => key));
  const calls = hardCallsOf(context).filter(({ key }) => recent.has(key));
  if (calls.length === 0 && asked.length > 0)
    return notKnown(`Nobody says whether ${service.name} works without ${namesOf(asked)}.`, atCalls(asked));
  if (calls.length === 0)
    return doesNotApply('No hard dependency was added since the last review.', atCalls(callsOf(context).slice(0, 1)));
  const bare = calls.filter(({ terms }) => terms.flag === undefined);
  if (bare.length > 0) return fails(`Nothing switches off ${bare.map(callLabel).join(', ')}.`, atCalls(bare));
  const found = calls.map((call) => ({ call, place: usedAt(context, call) }));
  const unseen = found.flatMap(({ call, place }) => (place === undefined ? [call] : []));
  if (unseen.length > 0)
    return notKnown(
      `No code in this workspace asks for ${unseen.map(({ terms }) => terms.flag).join(', ')}.`,
      atCalls(unseen),
    );
  return passes(`A flag switches off each: ${calls.map(({ terms }) => terms.flag).join(', ')}.`, [
    ...atCalls(calls),
    ...inText(...found.flatMap(({ place }) => place ?? [])),
  ]);
}

/** The flag in a file that does not declare the call itself. */
function usedAt({ artifacts, service }: CheckContext, { terms, evidence }: Call): Place | undefined {
  const declared = new Set(evidence.map(({ place }) => place.file));
  const files = artifacts
    .files(service.name, CODE)
    .filter(({ file }) => !declared.has(file) && !file.startsWith('.sre/'));
  for (const file of files) {
    const place = firstMention(file, terms.flag ?? '');
    if (place !== undefined) return place;
  }
  return undefined;
}
