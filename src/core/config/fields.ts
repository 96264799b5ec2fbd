// Reads the fields of a map that people write by hand: what is wrong becomes a problem at its place, never a value.
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Entry, ListNode, MapNode, Span, SyntaxNode } from '../syntax/node';
import { nearestTerm } from './nearest';

/** Where fields are read: places of the file, and the list that problems are added to. */
export interface FieldContext {
  readonly place: (span: Span) => Place;
  readonly problems: Problem[];
}

/** Adds a problem at `span`. */
export function tell(
  context: FieldContext,
  code: string,
  span: Span,
  message: string,
  severity: Problem['severity'] = 'warning',
): void {
  context.problems.push({ code, message, place: context.place(span), severity });
}

/** Further unknown keys of one map are told in one problem. */
const MOST_UNKNOWN = 20;

/**
 * Tells every key of `map` that is neither known nor begins with `x-` (`unknown-field`, with the nearest known one);
 * `told` is a key that the caller has told already.
 */
export function tellUnknownFields(
  context: FieldContext,
  map: MapNode,
  known: readonly string[],
  where: string,
  told?: string,
): void {
  const unknown = map.entries.filter(({ key }) => !known.includes(key) && !key.startsWith('x-') && key !== told);
  for (const { key, keySpan } of unknown.slice(0, MOST_UNKNOWN)) {
    const near = nearestTerm(key, known);
    const advice = near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean "${near}"?`;
    tell(context, 'unknown-field', keySpan, `"${key}" is not a field of ${where} and was not read. ${advice}`);
  }
  const next = unknown[MOST_UNKNOWN];
  if (next === undefined) return;
  const more = unknown.length - MOST_UNKNOWN;
  tell(
    context,
    'unknown-field',
    next.keySpan,
    `${more} more fields from here on are no fields of ${where} and were not read.`,
  );
}

/** True where nothing is written yet (`mode:` and the cursor behind it): not said, and no problem. */
export function isEmpty(node: SyntaxNode): boolean {
  return node.kind === 'scalar' && (node.value === null || (!node.quoted && node.text.trim() === ''));
}

/** The text of a scalar, trimmed; a list, a map or a blank text is told (`bad-value`). */
export function readText(context: FieldContext, entry: Entry | undefined): string | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const { value } = entry;
  if (value.kind === 'scalar' && value.text.trim() !== '') return value.text.trim();
  tell(context, 'bad-value', value.span, `"${entry.key}" needs a text.`);
  return undefined;
}

/** One of the accepted words, as written there; others are told (`bad-value`). */
export function readWord<T extends string>(
  context: FieldContext,
  entry: Entry | undefined,
  accepted: readonly T[],
): T | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const text = entry.value.kind === 'scalar' ? entry.value.text.trim() : undefined;
  const word = accepted.find((candidate) => candidate === text);
  if (word === undefined) {
    const near = text === undefined ? undefined : nearestTerm(text, accepted);
    const advice = near === undefined ? '' : ` Did you mean "${near}"?`;
    tell(context, 'bad-value', entry.value.span, `"${entry.key}" is one of ${accepted.join(', ')}.${advice}`);
  }
  return word;
}

/** `true` or `false`; anything else is told (`bad-value`). */
export function readBoolean(context: FieldContext, entry: Entry | undefined): boolean | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  if (entry.value.kind === 'scalar' && typeof entry.value.value === 'boolean') return entry.value.value;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is true or false.`);
  return undefined;
}

/** A number in the given bounds (inclusive); anything else is told (`bad-value`). */
export function readNumber(
  context: FieldContext,
  entry: Entry | undefined,
  bounds: { readonly min: number; readonly max?: number; readonly integer: boolean },
): number | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const value = entry.value.kind === 'scalar' ? entry.value.value : undefined;
  const max = bounds.max ?? Number.MAX_VALUE;
  if (
    typeof value === 'number' &&
    value >= bounds.min &&
    value <= max &&
    (!bounds.integer || Number.isInteger(value))
  ) {
    return value;
  }
  const kind = bounds.integer ? 'a whole number' : 'a number';
  const range = bounds.max === undefined ? `${bounds.min} or more` : `${bounds.min} to ${bounds.max}`;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is ${kind}, ${range}.`);
  return undefined;
}

/** A quantity with its unit, by a parser of `core/units`; a number without unit or another unit is told (`bad-unit`). */
export function readQuantity(
  context: FieldContext,
  entry: Entry | undefined,
  parse: (text: string) => number | undefined,
  accepted: string,
): number | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const quantity = entry.value.kind === 'scalar' ? parse(entry.value.text.trim()) : undefined;
  if (quantity === undefined) {
    tell(context, 'bad-unit', entry.value.span, `"${entry.key}" needs its unit: ${accepted}.`);
  }
  return quantity;
}

/** The value as a map; an empty one is `undefined`, anything else is told (`bad-value`). */
export function readMap(context: FieldContext, entry: Entry | undefined, hint: string): MapNode | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  if (entry.value.kind === 'map') return entry.value;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" needs fields of its own: ${hint}.`);
  return undefined;
}

/** The value as a list; an empty one is `undefined`, anything else is told (`bad-value`). */
export function readList(context: FieldContext, entry: Entry | undefined, hint: string): ListNode | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  if (entry.value.kind === 'list') return entry.value;
  tell(context, 'bad-value', entry.value.span, `"${entry.key}" is a list: ${hint}.`);
  return undefined;
}

/** The texts of a list with their nodes; items that are no text are told (`bad-value`), empty ones passed over. */
export function readTexts(
  context: FieldContext,
  entry: Entry | undefined,
  hint: string,
): readonly { readonly text: string; readonly node: SyntaxNode }[] {
  const texts: { readonly text: string; readonly node: SyntaxNode }[] = [];
  for (const node of readList(context, entry, hint)?.items ?? []) {
    if (isEmpty(node)) continue;
    if (node.kind === 'scalar' && node.text.trim() !== '') texts.push({ text: node.text.trim(), node });
    else tell(context, 'bad-value', node.span, `"${entry?.key ?? ''}" is a list of texts: ${hint}.`);
  }
  return texts;
}
