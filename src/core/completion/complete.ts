// Completion: what may be written at a cursor, and the text that writes it there.
import type { Graph } from '../model/graph';
import type { Shape, Shapes } from '../navigation/shape';
import { jsonScalar, yamlScalar } from '../syntax/scalar-text';
import { type Cursor, cursorAt } from './cursor';
import { type Expected, expectedAt, ownService } from './expected';
import { type CheckName, namesOffered } from './names';
import type { Offer } from './offer';
import { type Replaced, replacedAt } from './replaced';

export interface Completion extends Offer {
  /** What is written in place of `Completions.start` to `end`. */
  readonly insert: string;
}

export interface Completions {
  /** Offsets into the text, on one line. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
  /** There are more: typing on finds them. */
  readonly more: boolean;
}

export interface CompletionContext {
  readonly shapes: Shapes;
  readonly graph: Graph;
  /** Relative to the workspace, with `/`. */
  readonly file: string;
  readonly json: boolean;
  readonly checks: readonly CheckName[];
}

const MOST = 200;
/** Our own files are smaller (characters). In a larger document only what stands near a field of ours is looked at. */
const LARGE = 500_000;
const NEAR = 20_000;
const LONGEST_FIELD = 60;

/** Takes a text, however broken, and an offset; `undefined` where nothing of ours may stand. */
export function completeAt(context: CompletionContext, text: string, offset: number): Completions | undefined {
  if (text.length > LARGE && !isNearOurs(text, offset)) return undefined;
  const cursor = cursorAt(text, offset, context.json);
  if (cursor === undefined) return undefined;
  const expected = expectedAt(context.shapes, context.file, text, offset, cursor);
  if (expected === undefined) return undefined;
  const offers = offersAt(context, cursor, expected);
  if (offers.length === 0) return undefined;
  const typed = cursor.tail.text.toLowerCase();
  const fitting = offers.length <= MOST ? offers : offers.filter((offer) => offer.text.toLowerCase().includes(typed));
  const replaced = replacedAt(text, offset, cursor);
  return {
    start: replaced.start,
    end: replaced.end,
    items: fitting
      .slice(0, MOST)
      .map((offer) => ({ ...offer, insert: written(cursor, expected.shape, replaced, offer) })),
    more: fitting.length > MOST || fitting.length < offers.length,
  };
}

function isNearOurs(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - NEAR), offset);
  return before.includes('x-sre-') || /(?:^|\n)[ \t]*"?x[^\n]*$/.test(before.slice(-LONGEST_FIELD));
}

function offersAt(context: CompletionContext, cursor: Cursor, expected: Expected): readonly Offer[] {
  const { shape } = expected;
  if (cursor.at === 'key') return fields(context, cursor, expected, shape);
  // A list that is begun behind its key, or with its first dash.
  const value = shape.kind === 'list' && shape.items !== undefined ? shape.items : shape;
  const begins = value !== shape;
  const bare = cursor.at === 'bare' ? fields(context, cursor, expected, value) : [];
  const values = cursor.at === 'bare' && begins && cursor.json ? [] : words(context, cursor, expected, value);
  // What may be a word or a list begins with the word.
  const instead = begins && cursor.at === 'value' ? shape.words.map(wordOffer) : [];
  return begins && cursor.siblings.size > 0 ? [] : [...instead, ...bare, ...values];
}

function fields(context: CompletionContext, cursor: Cursor, expected: Expected, shape: Shape): readonly Offer[] {
  const known = [...shape.fields].map(
    ([text, { description }]): Offer => ({
      kind: 'field',
      text,
      ...(description === undefined ? {} : { about: description }),
    }),
  );
  const named = (shape.keys ?? []).flatMap((naming) => namesOffered(nameContext(context, cursor, expected), naming));
  return [...known, ...named].filter(({ text }) => !cursor.siblings.has(text) || text === cursor.tail.text);
}

/** The names that there are, or else the words of the schema. */
function words(context: CompletionContext, cursor: Cursor, expected: Expected, shape: Shape): readonly Offer[] {
  return shape.naming === undefined
    ? shape.words.map(wordOffer)
    : namesOffered(nameContext(context, cursor, expected), shape.naming);
}

function wordOffer(text: string): Offer {
  return { kind: 'word', text };
}

function nameContext({ graph, file, checks }: CompletionContext, { tail }: Cursor, expected: Expected) {
  return { graph, file, checks, typed: tail.text, own: ownService(expected) };
}

/** The offer as it stands in this document: quotes, colon, dash. */
function written(cursor: Cursor, shape: Shape, replaced: Replaced, { kind, text }: Offer): string {
  const isKey = kind === 'field' || (cursor.at !== 'value' && shape.keys !== undefined);
  const dash = cursor.at === 'bare' && shape.kind === 'list' && !cursor.flow ? '- ' : '';
  if (isKey) return dash + keyText(cursor, fieldShape(shape, text), replaced, text);
  const value = valueText(cursor, text);
  const isInstead = kind === 'word' && shape.words.includes(text);
  const listed = cursor.at === 'value' && shape.kind === 'list' && cursor.tail.quote === undefined && !isInstead;
  return `${cursor.behindColon ? ' ' : ''}${dash}${listed ? `[${valueText({ ...cursor, flow: true }, text)}]` : value}`;
}

function fieldShape(shape: Shape, field: string): Shape | undefined {
  return shape.fields.get(field) ?? shape.items?.fields.get(field) ?? shape.others;
}

function keyText(
  { json, flow, tail }: Cursor,
  shape: Shape | undefined,
  { colon, quote }: Replaced,
  text: string,
): string {
  const name = json && tail.quote === undefined ? JSON.stringify(text) : `${text}${quote}`;
  if (colon) return name;
  // A map or a list begins on the next line, unless a word may stand in its place.
  const begins = shape !== undefined && shape.kind !== 'scalar' && shape.words.length === 0;
  return begins && !json && !flow ? `${name}:` : `${name}: `;
}

function valueText({ json, flow, tail }: Cursor, text: string): string {
  if (tail.quote === '"') return JSON.stringify(text).slice(1, -1);
  if (tail.quote === "'") return text.replaceAll("'", "''");
  return json ? jsonScalar(text) : yamlScalar(text, flow);
}
