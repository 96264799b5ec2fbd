// F-03: a service comes to matter more than it declares, because a flow waits for it.
import { type Call, endLabel } from '../model/call';
import type { Change, Changes } from '../model/change';
import type { Fix } from '../model/edit';
import type { Related, Severity } from '../model/finding';
import type { Promotion } from '../model/graph';
import { promotionsBy } from '../solution/asked-call';
import { declareTierFixes, itDoesNotWait, openChecklist, waitFixes } from './judging/fixes';
import { gatedSeverity, nextAnswer } from './judging/gate';
import { canReach, costOf, listed, pathLabel, placeOf, stepsOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const tierPromotion: CallRule = {
  id: 'tier-promotion',
  code: 'F-03',
  title: 'A flow waits for a service of a lower tier',
  severity: 'warning',
  evenNotOnboarded: true,
  on: ['added-call', 'modified-call'],
  check,
};

/** Claimed promotions before possible ones; told at the last changed step of their path, the one nearest to the service. */
function check(context: RuleContext, { it: call }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  const promotions = promotionsBy({ call, head: context.head, before: context.before }).filter((promotion) =>
    isCause(context, promotion, call),
  );
  const nearest = [...promotions].sort((a, b) => a.path.length - b.path.length);
  const shown = nearest.find((promotion) => promotion.certainty === 'claimed') ?? nearest[0];
  if (place === undefined || shown === undefined) return undefined;
  if (shown.certainty === 'possible' && isNotDescribed(context, shown)) return undefined;
  const others = promotions.filter((one) => one.certainty === shown.certainty && one.service !== shown.service);
  const related = [...stepsOf(shown.path, call), ...flowPlace(context, shown)];
  const verdict = { place, about: call.key, related };
  if (shown.certainty === 'possible') return { ...verdict, severity: 'information', ...askAbout(context, shown, call) };
  return {
    ...verdict,
    severity: severityOf(context, shown, call),
    message: `${claim(shown)}${along(others)}.${inDoubt(context, promotions)}`,
    ...costOf(context, call),
    ...nextAnswer(context, call),
    fixes: [openChecklist(call), ...waysOut(shown, call)],
  };
}

/** Nothing is known of the service: unknown-callee tells it, once, and there is nobody yet to ask about its tier. */
function isNotDescribed({ head }: RuleContext, { service }: Promotion): boolean {
  return head.services.get(service)?.known !== true;
}

/** True if the call is the last step of the path that the branch added or changed. */
function isCause({ changes }: RuleContext, promotion: Promotion, call: Call): boolean {
  const changed = changedKeys(changes);
  return promotion.path.findLast((step) => changed.has(step.key))?.key === call.key;
}

const remembered = new WeakMap<Changes, ReadonlySet<string>>();

/** Built once a change: every call of an audit asks for it. */
function changedKeys(changes: Changes): ReadonlySet<string> {
  const keys = remembered.get(changes) ?? new Set(changes.calls.map(({ it }) => it.key));
  remembered.set(changes, keys);
  return keys;
}

function severityOf(context: RuleContext, promotion: Promotion, call: Call): Severity {
  return promotion.to === 'core' ? gatedSeverity(context, call) : 'information';
}

function claim({ service, to, flow, how, path }: Promotion): string {
  if (how === 'gating') return `${service} becomes ${to}: ${flow} waits for it to call ${called(path)}`;
  return `${service} becomes ${to}: ${flow} waits for it (${pathLabel(path)})`;
}

/** The operation that a gating caller calls. */
function called(path: readonly Call[]): string {
  const last = path.at(-1);
  return last === undefined ? '' : endLabel(last.to);
}

function along(others: readonly Promotion[]): string {
  return others.length === 0 ? '' : `, and with it ${listed(others.map((other) => other.service))}`;
}

/** Services behind the promoted one that the flow needs only if an assumed step holds. */
function inDoubt(context: RuleContext, promotions: readonly Promotion[]): string {
  const claimed = new Set(promotions.flatMap(({ certainty, service }) => (certainty === 'claimed' ? service : [])));
  const doubted = promotions.filter((one) => !claimed.has(one.service) && !isNotDescribed(context, one));
  return doubted.length === 0 ? '' : ` ${listed([...new Set(doubted.map(({ service }) => service))])} may follow.`;
}

function askAbout(
  context: RuleContext,
  promotion: Promotion,
  call: Call,
): Pick<Verdict, 'message' | 'cost' | 'next' | 'fixes'> {
  const { service, to, flow, path, how } = promotion;
  if (how === 'gating') {
    // A core service that is in no flow stands for itself: it is not what users go through.
    const who = context.head.flows.some(({ name }) => name === flow) ? flow : 'a core flow';
    return {
      message: `${service} may become ${to}: does ${who} wait for ${service} to call ${called(path)}?`,
      next: `If it does, declare ${service} ${to}.`,
      fixes: [openChecklist(call), ...declareTo(promotion)],
    };
  }
  if (call.criticality === 'unknown') {
    const message = `${canReach(context, call)}. Does ${endLabel(call.from)} wait for it?`;
    return { message, next: `If it waits, ${service} becomes ${to}.`, fixes: waitFixes(call) };
  }
  return {
    message: `${service} may become ${to}: does ${flow} wait for it (${pathLabel(path)})?`,
    ...costOf(context, call),
    next: 'Say of this call whether it waits: criticality hard or soft.',
    fixes: waitFixes(call),
  };
}

function waysOut(promotion: Promotion, call: Call): readonly Fix[] {
  return promotion.how === 'gating' ? declareTo(promotion) : [itDoesNotWait(call), ...declareTo(promotion)];
}

function declareTo({ service, to }: Promotion): readonly Fix[] {
  return declareTierFixes(service, [to]);
}

function flowPlace({ head }: RuleContext, { flow }: Promotion): readonly Related[] {
  return head.flows
    .filter((one) => one.name === flow)
    .map((one) => ({ message: `${flow} is a ${one.tier} flow`, place: one.evidence.place }));
}
