// EMR-04: what happened is looked at, and what follows from it is done.
import { at, numberAt, type Traced, textAt } from '../artifacts/traced';
import { daysBetween, parseDay } from '../units/day';
import type { Check, CheckContext, Verdict } from './check';
import { inDescriptor, listedAt } from './judging/descriptors';
import { fails, notKnown, passes } from './judging/verdict';

export const emr04: Check = {
  id: 'EMR-04',
  group: 'EMR',
  title: 'Recent incidents and postmortems reviewed; priority actions closed',
  why: 'An outage whose actions stay open comes back, and users pay for it twice.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Write a postmortem of each incident, close its actions of the highest priority, and note both (incidents).',
  level: 'attest',
  verify,
};

/** What the incidents of the descriptor say; whether those are all, a person confirms. */
function verify(context: CheckContext): Verdict {
  const { thresholds, today } = context;
  const incidents = listedAt(context, 'incidents');
  const open = incidents.filter((incident) => (numberAt(incident, 'openActions') ?? 0) > 0);
  if (open.length > 0)
    return fails(
      `Actions of the highest priority are open: ${open.map((one) => `${nameOf(one)} ${numberAt(one, 'openActions')}`).join(', ')}.`,
      inDescriptor(...open.map((incident) => (at(incident, 'openActions') ?? incident).place)),
    );
  const recent = incidents.filter((incident) => {
    const day = parseDay(textAt(incident, 'date') ?? '');
    return day !== undefined && daysBetween(day, today) <= thresholds.incidentReviewDays;
  });
  if (recent.length === 0)
    return notKnown(
      `No incident of the last ${thresholds.incidentReviewDays} days is listed; whether there was none no file says.`,
    );
  const evidence = inDescriptor(...recent.map(({ place }) => place));
  const bare = recent.filter(
    (incident) => textAt(incident, 'postmortem') === undefined || numberAt(incident, 'openActions') === undefined,
  );
  if (bare.length > 0)
    return notKnown(
      `Of ${bare.map(nameOf).join(', ')} no file shows the postmortem and that its actions are closed.`,
      evidence,
    );
  return passes(
    `${recent.map(nameOf).join(', ')}: postmortem written, no action of the highest priority open.`,
    evidence,
  );
}

function nameOf(incident: Traced): string {
  return textAt(incident, 'id') ?? 'An incident';
}
