// The fields of the record of a review: what is wrong is told at its place, what is right the checks read themselves.
import {
  type FieldContext,
  isEmpty,
  readList,
  readMap,
  readNumber,
  readQuantity,
  readText,
  readTexts,
  readWord,
  tell,
  tellUnknownFields,
} from '../../config/fields';
import { isCheckId } from '../../config/rule-names';
import { readDay } from '../../config/rules';
import { splitCall } from '../../config/waivers';
import type { MapNode } from '../../syntax/node';
import { parsePercent } from '../../units/percent';

const FIELDS = ['sre-review', 'service', 'steps', 'attestations', 'waivers', 'findings', 'capacity', 'history'];
const STEPS = ['engagement', 'analysis', 'improvements', 'training', 'onboarding', 'continuous-improvement'];
const COUNTS = ['passed', 'failed', 'unknown', 'waived'];

/** A list of the record: the fields of its items, those without which an item does not count, and what it is called. */
interface List {
  readonly name: string;
  readonly item: string;
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly days: readonly string[];
}

const LISTS: readonly List[] = [
  {
    name: 'attestations',
    item: 'This attestation',
    fields: ['check', 'link', 'by', 'on', 'expires'],
    required: ['check', 'link', 'by', 'on', 'expires'],
    days: ['on', 'expires'],
  },
  {
    name: 'waivers',
    item: 'This waiver',
    fields: ['check', 'reason', 'approver', 'expires'],
    required: ['check', 'reason', 'approver', 'expires'],
    days: ['expires'],
  },
  {
    name: 'findings',
    item: 'This finding',
    fields: ['check', 'what', 'priority', 'owner', 'due', 'link'],
    required: [],
    days: ['due'],
  },
  {
    name: 'history',
    item: 'This review',
    fields: ['on', 'commit', 'calls', ...COUNTS],
    required: ['on'],
    days: ['on'],
  },
];

/** Takes the top level of a record; tells unknown fields, days that are none, checks that are not there, and what an item lacks. */
export function tellRecord(context: FieldContext, root: MapNode): void {
  tellUnknownFields(context, root, FIELDS, 'the record of a review');
  tellSteps(context, root);
  for (const list of LISTS) tellList(context, root, list);
  readQuantity(context, root.entry('capacity'), parsePercent, 'a percent like 15%');
}

function tellSteps(context: FieldContext, root: MapNode): void {
  const steps = readMap(context, root.entry('steps'), 'engagement: { state: done, on: 2026-11-02, by: team-sre }');
  if (steps === undefined) return;
  tellUnknownFields(context, steps, STEPS, '"steps"');
  for (const entry of steps.entries) {
    const step = STEPS.includes(entry.key) ? readMap(context, entry, 'state, on, by') : undefined;
    if (step === undefined) continue;
    tellUnknownFields(context, step, ['state', 'on', 'by'], 'a step');
    readWord(context, step.entry('state'), ['open', 'doing', 'done']);
    readDay(context, step.entry('on'));
    readText(context, step.entry('by'));
  }
}

function tellList(context: FieldContext, root: MapNode, { name, item, fields, required, days }: List): void {
  for (const node of readList(context, root.entry(name), `items with ${fields.join(', ')}`)?.items ?? []) {
    if (isEmpty(node)) continue;
    if (node.kind !== 'map') {
      tell(context, 'bad-value', node.span, `${item} does not count: it needs the fields ${fields.join(', ')}.`);
      continue;
    }
    tellUnknownFields(context, node, fields, `"${name}"`);
    const missing = required.filter((field) => {
      const entry = node.entry(field);
      return entry === undefined || isEmpty(entry.value);
    });
    if (missing.length > 0)
      tell(context, 'missing-field', node.span, `${item} does not count: it has no ${missing.join(' and no ')}.`);
    tellFields(context, node, days);
  }
}

function tellFields(context: FieldContext, node: MapNode, days: readonly string[]): void {
  for (const field of days) readDay(context, node.entry(field));
  for (const field of COUNTS) readNumber(context, node.entry(field), { min: 0, integer: true });
  const check = node.entry('check');
  const id = readText(context, check);
  if (id !== undefined && check !== undefined && !isCheckId(id))
    tell(
      context,
      'unknown-check',
      check.value.span,
      `No readiness check is called "${id}". They are called like CAP-04.`,
    );
  for (const { text, node: call } of readTexts(context, node.entry('calls'), '"orders -> payments"'))
    if (splitCall(text) === undefined)
      tell(context, 'bad-value', call.span, 'A call is written "caller -> callee", with the operations behind "#".');
}
