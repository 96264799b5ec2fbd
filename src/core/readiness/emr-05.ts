// EMR-05: an outage has been tried out on a day that was chosen for it.
import { textAt } from '../artifacts/traced';
import type { Check, CheckContext, Verdict } from './check';
import { latest } from './judging/dated';
import { inDescriptor, listedAt } from './judging/descriptors';
import { notKnown, passes } from './judging/verdict';

export const emr05: Check = {
  id: 'EMR-05',
  group: 'EMR',
  title: 'Failure drill or game day in the last 12 months (core: 6)',
  why: 'Runbooks, levers and alerts that nobody has tried fail together with the service.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Take a dependency away on a day of your choice, and note it: drills: [{ on, what, link }].',
  level: 'attest',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { tier, thresholds, today } = context;
  const most = tier === 'core' ? thresholds.drillDaysCore : thresholds.drillDays;
  const last = latest(listedAt(context, 'drills'), 'on', today);
  if (last === undefined) return notKnown('No file tells of a drill.');
  const what = textAt(last.item, 'what') ?? 'A drill';
  const evidence = inDescriptor(last.item.place);
  return last.daysAgo <= most
    ? passes(`${what} on ${last.on}, ${last.daysAgo} days ago.`, evidence)
    : notKnown(
        `The last drill that is told of was on ${last.on}, ${last.daysAgo} days ago; at most ${most} are asked for.`,
        evidence,
      );
}
