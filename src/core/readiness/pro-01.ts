// PRO-01: a review that nobody follows up is a list; the record says who does what until when.
import { at, itemsAt, textAt, type Traced } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import { parsePercent } from '../units/percent';
import { yamlScalar } from '../syntax/scalar-text';
import type { Check, CheckContext, Verdict } from './check';
import { latest } from './judging/dated';
import { inRecord } from './judging/records';
import { fails, passes } from './judging/verdict';

export const pro01: Check = {
  id: 'PRO-01',
  group: 'PRO',
  title: 'Review record current: engagement agreed, findings prioritised, capacity reserved',
  why: 'What a review finds is mended when somebody has time and a date for it, or by the next outage.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Keep .sre/reviews/SERVICE.yaml: steps, history, findings with priority, owner and due, capacity of the sprint.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { service, records } = context;
  if (records.length === 0)
    return fails(`No record of a review of ${service.name} is kept.`, service.evidence.slice(0, 1), createFix(context));
  const values = records.map(({ value }) => value);
  const troubles = [
    ...engagement(values),
    ...freshness(context, values),
    ...values.flatMap((value) => itemsAt(value, 'findings')).flatMap(finding),
    ...capacity(context, values),
  ];
  if (troubles.length > 0)
    return fails(
      `${troubles.map(({ words }) => words).join(' ')}`,
      troubles.flatMap(({ evidence }) => evidence),
    );
  return passes(
    'The engagement is agreed, the review is current, and each finding has a priority, an owner and a day.',
    inRecord(...values.map((value) => (at(value, 'service') ?? value).place)),
  );
}

interface Trouble {
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

function engagement(values: readonly Traced[]): readonly Trouble[] {
  const step = values.flatMap((value) => at(value, 'steps', 'engagement') ?? [])[0];
  if (textAt(step, 'state') === 'done') return [];
  const place = step?.place ?? values[0]?.place;
  return place === undefined ? [] : [{ words: 'The engagement is not agreed.', evidence: inRecord(place) }];
}

function freshness({ tier, thresholds, today }: CheckContext, values: readonly Traced[]): readonly Trouble[] {
  const most = tier === 'core' ? thresholds.reviewDaysCore : thresholds.reviewDays;
  const last = latest(
    values.flatMap((value) => itemsAt(value, 'history')),
    'on',
    today,
  );
  if (last === undefined) return [{ words: 'No review has been held.', evidence: inRecord(...values.map(lineOf)) }];
  if (last.daysAgo <= most) return [];
  const words = `The last review was on ${last.on}, ${last.daysAgo} days ago; at most ${most} are asked for.`;
  return [{ words, evidence: inRecord(last.item.place) }];
}

function finding(item: Traced): readonly Trouble[] {
  const missing = ['priority', 'owner', 'due'].filter((field) => textAt(item, field) === undefined);
  if (missing.length === 0) return [];
  return [
    {
      words: `${textAt(item, 'check') ?? 'A finding'} has no ${missing.join(' and no ')}.`,
      evidence: inRecord(item.place),
    },
  ];
}

/** 10–20 % of the sprint (Hyke); more is told as well: it is not held in the second sprint. */
function capacity({ thresholds }: CheckContext, values: readonly Traced[]): readonly Trouble[] {
  const written = values.flatMap((value) => at(value, 'capacity') ?? [])[0];
  const share = parsePercent(textAt(written) ?? '');
  if (share !== undefined && share >= thresholds.sprintShare) return [];
  const words =
    share === undefined
      ? 'No capacity of the sprint is reserved.'
      : `Only ${textAt(written)} of the sprint is reserved.`;
  return [{ words, evidence: inRecord(...(written === undefined ? values.map(lineOf) : [written.place])) }];
}

function lineOf(value: Traced): Traced['place'] {
  return (at(value, 'service') ?? value).place;
}

/** A record to be filled in. */
function createFix({ service, artifacts }: CheckContext): readonly Fix[] {
  const file = `.sre/reviews/${service.name.replace(/[^\w.-]/g, '-')}.yaml`;
  if (artifacts.fileAt(file) !== undefined) return [];
  const text = [
    'sre-review: "1.0"',
    `service: ${yamlScalar(service.name)}`,
    'steps:',
    '  engagement: { state: open }',
    'capacity: 15%',
    'findings: []',
    'history: []',
    '',
  ].join('\n');
  return [{ title: `Create ${file}`, intent: { kind: 'create-file', file, text } }];
}
