// A service level objective as our own files write it: `{ id, type, target: 99.95%, window: 30d, threshold }`.
import {
  type FieldContext,
  isEmpty,
  readBoolean,
  readMap,
  readQuantity,
  readText,
  readWord,
  tell,
  tellUnknownFields,
} from '../../config/fields';
import type { Slo } from '../../model/slo';
import type { Entry, SyntaxNode } from '../../syntax/node';
import { parseDuration } from '../../units/duration';
import { parsePercent } from '../../units/percent';

const MS_PER_DAY = 86_400_000;
/** Where no window is given: rolling 30 days, what most teams and SLO tools use. */
const DEFAULT_WINDOW_DAYS = 30;
const FIELDS = ['id', 'type', 'target', 'window', 'calendar', 'budgeting', 'threshold', 'description', 'evidence'];
const TYPES = ['availability', 'latency'] as const;

/**
 * Takes the map of one objective; gives it with the target as a ratio, the window in days (30 where absent) and the
 * threshold in ms. `undefined` where type or target are missing or wrong, which is told at its place.
 */
export function readSlo(context: FieldContext, node: SyntaxNode, format: string): Slo | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'map') {
    tell(
      context,
      'bad-value',
      node.span,
      'An objective has fields of its own: { type: availability, target: 99.95%, window: 30d }.',
    );
    return undefined;
  }
  tellUnknownFields(context, node, FIELDS, 'an objective');
  const type = node.entry('type') === undefined ? undefined : readWord(context, node.entry('type'), TYPES);
  const target = readRatio(context, node.entry('target'));
  const windowMs = readQuantity(context, node.entry('window'), parseDuration, 'a duration such as 30d');
  const calendar = readBoolean(context, node.entry('calendar'));
  const budgeting = readWord(context, node.entry('budgeting'), ['requests', 'time-slices'] as const);
  const thresholdMs = readQuantity(context, node.entry('threshold'), parseDuration, 'a duration such as 300ms');
  for (const field of ['type', 'target'] as const) {
    if (node.entry(field) === undefined)
      tell(context, 'missing-field', node.span, `This objective has no ${field}, so it does not count yet.`);
  }
  if (type === undefined || target === undefined) return undefined;
  return {
    id: readText(context, node.entry('id')) ?? type,
    type,
    target,
    windowDays: windowMs === undefined || windowMs <= 0 ? DEFAULT_WINDOW_DAYS : windowMs / MS_PER_DAY,
    ...(calendar === true ? { calendar } : {}),
    ...(budgeting === undefined ? {} : { budgeting }),
    ...(thresholdMs === undefined ? {} : { thresholdMs }),
    evidence: { place: context.place(node.span), format },
  };
}

/** A percentage above 0 and up to 100 as a ratio; others are told. */
export function readRatio(context: FieldContext, entry: Entry | undefined): number | undefined {
  const ratio = readQuantity(context, entry, parsePercent, 'a percentage such as 99.95%');
  if (ratio === undefined || entry === undefined) return undefined;
  if (ratio > 0 && ratio <= 1) return ratio;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is more than 0% and at most 100%.`);
  return undefined;
}

/** `availability: { own: 99.99% }`: the intrinsic availability as a ratio. */
export function readOwnAvailability(context: FieldContext, entry: Entry | undefined): number | undefined {
  const map = readMap(context, entry, '{ own: 99.99% }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, ['own'], '"availability"');
  return readRatio(context, map.entry('own'));
}
