// What may stand at a cursor: the kind of the document by its text, and the shape that its schema has there.
import { CONFIG_FILE } from '../model/config';
import { PRACTICES_FILE } from '../model/practice';
import { type Kind, METHODS, SIGN_FIELDS, shapeOfKind } from '../navigation/kind';
import type { Shape, Shapes } from '../navigation/shape';
import type { Cursor, Step } from './cursor';

export interface Expected {
  readonly kind: Kind;
  readonly shape: Shape;
  /** The document of the stream in which the cursor stands. */
  readonly text: string;
}

/** A sign this far down is not looked for. */
const LOOK_CHARACTERS = 200_000;
const SIGN = /^[ \t]{0,8}\{?[ \t]*["']?(sre|sre-config|sre-solution|openapi|swagger)["']?[ \t]*:[ \t]*(?!\{)\S/m;
/** What an OpenAPI document or an operation holds of ours. */
const NO_FIELDS: Shape = { kind: 'map', words: [], fields: new Map() };

/** `undefined` where nothing of ours may stand. */
export function expectedAt(
  shapes: Shapes,
  file: string,
  text: string,
  offset: number,
  cursor: Cursor,
): Expected | undefined {
  const document = documentAt(text, offset);
  const kind = kindOfText(file, document);
  // Entries of our list are ours in whatever file they stand: a path item may be a file of its own.
  const calls = cursor.path.lastIndexOf('x-sre-calls');
  if (calls >= 0 && (kind === 'openapi' || kind === undefined))
    return found('openapi', document, below(shapes.calls, cursor.path.slice(calls + 1)));
  if (kind === undefined) return undefined;
  if (kind === 'openapi') return found(kind, document, ofApi(shapes, cursor));
  const top = shapeOfKind(shapes, kind);
  return found(kind, document, top && below(top, cursor.path));
}

function found(kind: Kind, text: string, shape: Shape | undefined): Expected | undefined {
  return shape === undefined ? undefined : { kind, text, shape };
}

/** Our two fields, offered only once somebody types an `x`: the rest of the document is not ours. */
function ofApi(shapes: Shapes, { path, at, tail }: Cursor): Shape | undefined {
  const [first, , method] = path;
  if (path.length === 1 && first === 'x-sre-service') return shapes.service;
  if (at === 'value' || !tail.text.startsWith('x')) return undefined;
  if (path.length === 0) return { ...NO_FIELDS, fields: new Map([['x-sre-service', shapes.service]]) };
  if (path.length === 3 && first === 'paths' && typeof method === 'string' && METHODS.has(method))
    return { ...NO_FIELDS, fields: new Map([['x-sre-calls', shapes.calls]]) };
  return undefined;
}

function below(top: Shape, path: readonly Step[]): Shape | undefined {
  let shape: Shape | undefined = top;
  for (const step of path) {
    if (shape === undefined) return undefined;
    shape = typeof step === 'string' ? (shape.fields.get(step) ?? shape.others) : shape.items;
  }
  return shape;
}

/** The document of a YAML stream that holds the offset. Long streams are nobody's: an API document is alone in its file. */
function documentAt(text: string, offset: number): string {
  if (text.length > LOOK_CHARACTERS) return text;
  const start = text.lastIndexOf('\n---', Math.max(0, offset - 1));
  const end = text.indexOf('\n---', offset);
  return text.slice(start < 0 ? 0 : start + 1, end < 0 ? text.length : end);
}

function kindOfText(file: string, document: string): Kind | undefined {
  if (file === CONFIG_FILE) return 'config';
  if (file === PRACTICES_FILE) return 'practices';
  const sign = SIGN.exec(document.slice(0, LOOK_CHARACTERS))?.[1];
  if (sign !== undefined) return SIGN_FIELDS.find(([field]) => field === sign)?.[1];
  if (/^(?:apiVersion|kind|services):/m.test(document.slice(0, LOOK_CHARACTERS))) return undefined;
  // A file that has just been made says what it is by its name.
  if (/(?:^|\/)sre\.ya?ml$/.test(file)) return 'sre';
  if (/(?:^|\/)\.sre\/reviews\/[^/]+\.ya?ml$/.test(file)) return 'review';
  return /(?:^|\/)\.sre\/solutions\/[^/]+\.ya?ml$/.test(file) ? 'solution' : undefined;
}

/** The name in the descriptor's `service:`. */
export function ownService({ kind, text }: Expected): string | undefined {
  if (kind !== 'sre') return undefined;
  return /^service[ \t]*:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
}
