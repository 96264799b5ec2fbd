// A JSON Schema held against a value with places: what is wrong, and where it is written.
import { type Schema, Validator } from '@cfworker/json-schema';
import { at, plain, type Traced } from '../../artifacts/traced';
import type { Place } from '../../model/place';
import type { Json } from '../../model/service';

export interface Violation {
  /** `resources.requests.cpu is missing`, in words of the value. */
  readonly message: string;
  readonly place: Place;
}

/** The deepest errors of a value against a schema that `problemsOf` accepts; empty where it fits. Evaluates no code. */
export function violations(schema: Json, value: Traced): readonly Violation[] {
  const { valid, errors } = new Validator(schema as Schema, '2020-12', false).validate(plain(value));
  if (valid) return [];
  // A parent only says that something below it is wrong.
  const deepest = errors.filter(
    ({ keywordLocation }) => !errors.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`)),
  );
  const told = new Map(deepest.map((error) => [wordsOf(error), placeOf(value, error.instanceLocation)] as const));
  return [...told].map(([message, place]) => ({ message, place }));
}

interface OutputUnit {
  readonly keyword: string;
  readonly instanceLocation: string;
  readonly error: string;
}

function wordsOf({ keyword, instanceLocation, error }: OutputUnit): string {
  const path = stepsOf(instanceLocation).join('.');
  if (keyword === 'required') {
    const name = /"([^"]+)"/.exec(error)?.[1] ?? '';
    return `${path === '' ? name : `${path}.${name}`} is missing`;
  }
  const plainError = error.replace(/\.$/, '');
  return path === '' ? plainError : `${path}: ${plainError}`;
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
