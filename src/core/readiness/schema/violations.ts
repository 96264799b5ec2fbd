// A JSON Schema held against a value with places: what is wrong, and where it is written.
import { type Schema, Validator } from '@cfworker/json-schema';
import { at, plain, type Traced } from '../../artifacts/traced';
import type { Place } from '../../model/place';
import type { Json } from '../../model/service';
import { withDecidedPatterns } from './patterns';

export interface Violation {
  /** `resources.requests.cpu is missing`, in words of the value. */
  readonly message: string;
  readonly place: Place;
}

/** The deepest errors of a value against a schema that `problemsOf` accepts; empty where it fits. Evaluates no code. */
export function violations(schema: Json, value: Traced): readonly Violation[] {
  const decided = withDecidedPatterns(schema, value);
  const { valid, errors } = new Validator(bare(decided) as Schema, '2020-12', false).validate(bare(plain(value)));
  if (valid) return [];
  // A parent only says that something below it is wrong.
  const deepest = errors.filter(
    ({ keywordLocation }) => !errors.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`)),
  );
  const told = new Map(
    deepest.map((error) => [wordsOf(error, schema), placeOf(value, error.instanceLocation)] as const),
  );
  return [...told].map(([message, place]) => ({ message, place }));
}

/** Without the names that every object of JavaScript has: `constructor` is there only where it is written. */
function bare(value: Json): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(bare);
  const entries = Object.entries(value).map(([key, one]) => [key, bare(one)] as const);
  const result = Object.create(null) as Record<string, unknown>;
  for (const [key, one] of entries) result[key] = one;
  return result;
}

interface OutputUnit {
  readonly keyword: string;
  readonly keywordLocation: string;
  readonly instanceLocation: string;
  readonly error: string;
}

function wordsOf({ keyword, keywordLocation, instanceLocation, error }: OutputUnit, schema: Json): string {
  const path = stepsOf(instanceLocation).join('.');
  if (keyword === 'required') {
    const name = /"([^"]+)"/.exec(error)?.[1] ?? '';
    return `${path === '' ? name : `${path}.${name}`} is missing`;
  }
  if (keyword === 'pattern') {
    const pattern = writtenAt(schema, keywordLocation);
    if (pattern !== undefined) return `${path === '' ? 'it' : path} does not match ${pattern}`;
  }
  const plainError = error.replace(/\.$/, '');
  return path === '' ? plainError : `${path}: ${plainError}`;
}

/** The text at a place of the schema; undefined behind a `$ref`. */
function writtenAt(schema: Json, pointer: string): string | undefined {
  let here: Json | undefined = schema;
  for (const step of stepsOf(pointer)) {
    const all: readonly (readonly [string, Json])[] =
      here === null || typeof here !== 'object' ? [] : Object.entries(here);
    here = all.find(([key]) => key === step)?.[1] ?? null;
  }
  return typeof here === 'string' ? here : undefined;
}

/** `#/spec/containers/0` → `spec`, `containers`, `0`. */
function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));
}

function placeOf(value: Traced, pointer: string): Place {
  let here = value;
  for (const step of stepsOf(pointer)) {
    const next = at(here, here.kind === 'list' ? Number(step) : step);
    if (next === undefined) break;
    here = next;
  }
  return here.place;
}
