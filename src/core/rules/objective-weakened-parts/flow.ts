// What the branch weakens of a flow: its tier, its objective, or that there is one.
import type { Flow } from '../../model/flow';
import { endLabel } from '../../model/call';
import { sloText } from '../../catalog/slo-text';
import { compareTiers } from '../../model/tier';
import { isHalfTyped } from '../judging/evidence';
import type { RuleContext, Verdict } from '../rule';
import { weakenedSlos } from './slo';

/** One verdict for each statement that is weaker than in the baseline; an error where the flow is core. */
export function weakenedFlows(context: RuleContext): readonly Verdict[] {
  const { before, head } = context;
  return before.flows.flatMap((old) => {
    if (isHalfTyped(head, [old.evidence])) return [];
    const now = head.flows.find(({ name }) => name === old.name) ?? renamed(context, old);
    const severity = old.tier === 'core' ? 'error' : 'warning';
    const service = (now ?? old).entry.service;
    return wordsOf(context, old, now).map((words) => ({ ...words, severity, service }));
  });
}

type Words = Pick<Verdict, 'message' | 'next' | 'place' | 'about'>;

function wordsOf({ head }: RuleContext, old: Flow, now: Flow | undefined): readonly Words[] {
  const next = 'Put it back, or have the owner of the flow agree in the review.';
  const about = (what: string) => `flow ${old.name} ${what}`;
  if (now === undefined) {
    const place = head.services.get(old.entry.service)?.evidence[0]?.place;
    if (old.tier !== 'core' || place === undefined) return [];
    return [{ message: `The core flow ${old.name} is taken away.`, next, place, about: about('flow') }];
  }
  const words: Words[] = [];
  const { place } = now.evidence;
  if (compareTiers(now.tier, old.tier) < 0) {
    const message = `The tier of the flow ${now.name} is lowered from ${old.tier} to ${now.tier}.`;
    words.push({ message, next, place, about: about('tier') });
  }
  for (const slo of weakenedSlos(listOf(old), listOf(now))) {
    const [was, is] = [sloText(slo.before), slo.head && sloText(slo.head)];
    const message =
      is === undefined
        ? `The objective of the flow ${now.name} (${was}) is taken away.`
        : `The objective of the flow ${now.name} is weakened from ${was} to ${is}.`;
    words.push({ message, next, place, about: about('slo') });
  }
  return words;
}

/** A flow that only changed its name begins where it began, and the baseline had none of the new name. */
function renamed({ before, head }: RuleContext, old: Flow): Flow | undefined {
  const known = new Set(before.flows.map(({ name }) => name));
  return head.flows.find(({ name, entry }) => !known.has(name) && endLabel(entry) === endLabel(old.entry));
}

function listOf({ slo }: Flow) {
  return slo === undefined ? [] : [slo];
}
