// Shapes: how a value is written as plain JSON, and read back only if it is one. Nothing read from disk is trusted.
import type { Place } from '../../core/model/place';

/** Both directions of one kind of value. `read` throws `Mismatch` for JSON that `write` cannot have given. */
export interface Shape<T> {
  readonly write: (value: T, file: string) => unknown;
  readonly read: (json: unknown, file: string) => T;
}

interface Optional<T> {
  readonly optional: Shape<T>;
}

/** A required field has a shape, an optional one an optional shape: a field that is forgotten here does not compile. */
type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** The JSON is not what it should be; the entry that holds it does not count. */
export class Mismatch extends Error {}

/** Written for a field that is absent: no other value gives `null` at its place. */
const ABSENT = null;

export const text: Shape<string> = plain((json) => typeof json === 'string');
export const flag: Shape<boolean> = plain((json) => typeof json === 'boolean');
export const number: Shape<number> = plain((json) => typeof json === 'number');

/** Nothing but `true`. */
export const yes: Shape<true> = plain((json) => json === true);

/** One of these words. */
export function word<T extends string>(...words: readonly T[]): Shape<T> {
  const known = new Set<unknown>(words);
  return plain<T>((value) => known.has(value));
}

/** Items of one shape, in their order. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    write: (values, file) => values.map((value) => item.write(value, file)),
    read: (value, file) => array(value).map((one) => item.read(one, file)),
  };
}

/** A table by name, written as key, value, key, value. */
export function table<T>(item: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return {
    write: (values, file) => [...values].flatMap(([key, value]) => [key, item.write(value, file)]),
    read: (value, file) => {
      const flat = array(value);
      const read = new Map<string, T>();
      for (let index = 0; index + 1 < flat.length; index += 2)
        read.set(text.read(flat[index], file), item.read(flat[index + 1], file));
      if (read.size * 2 !== flat.length) throw new Mismatch();
      return read;
    },
  };
}

/** A field that may be absent. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

/** An object of these fields, written as a list in their order; what is absent at the end is left out. */
export function struct<T extends object>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries(fields) as readonly (readonly [string, Shape<unknown> | Optional<unknown>])[];
  return {
    write: (value, file) => {
      const written = entries.map(([name, field]) => {
        const one: unknown = Reflect.get(value, name);
        if ('optional' in field) return one === undefined ? ABSENT : field.optional.write(one, file);
        return field.write(one, file);
      });
      while (written.at(-1) === ABSENT) written.pop();
      return written;
    },
    read: (value, file) => {
      const written = array(value);
      if (written.length > entries.length) throw new Mismatch();
      const read: Record<string, unknown> = {};
      for (const [index, [name, field]] of entries.entries()) {
        const one = written[index] ?? ABSENT;
        if (!('optional' in field)) read[name] = field.read(one, file);
        else if (one !== ABSENT) read[name] = field.optional.read(one, file);
      }
      return read as T;
    },
  };
}

/** One of several shapes, told apart by `kindOf`; written with its number in front. */
export function oneOf<T>(kindOf: (value: T) => number, ...shapes: readonly Shape<T>[]): Shape<T> {
  const shapeAt = (index: number): Shape<T> => {
    const shape = shapes[index];
    if (shape === undefined) throw new Mismatch();
    return shape;
  };
  return {
    write: (value, file) => [kindOf(value), shapeAt(kindOf(value)).write(value, file)],
    read: (value, file) => {
      const [kind, one] = tuple(value, 2);
      return shapeAt(number.read(kind, file)).read(one, file);
    },
  };
}

/** Four numbers, and the file where it is not the file that is read. */
export const place: Shape<Place> = {
  write: (value, file) => {
    const { line, column, endLine, endColumn } = value;
    return [line, column, endLine, endColumn, ...(value.file === file ? [] : [value.file])];
  },
  read: (value, file) => {
    const [line, column, endLine, endColumn, other] = array(value);
    return {
      file: other === undefined ? file : text.read(other, file),
      line: position(line),
      column: position(column),
      endLine: position(endLine),
      endColumn: position(endColumn),
    };
  },
};

function position(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw new Mismatch();
  return value;
}

function plain<T>(is: (json: unknown) => boolean): Shape<T> {
  return {
    write: (value) => value,
    read: (value) => {
      if (!is(value)) throw new Mismatch();
      return value as T;
    },
  };
}

/** Throws `Mismatch` for anything but a list. */
export function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Mismatch();
  return value;
}

/** Throws `Mismatch` for anything but a list of this length. */
export function tuple(value: unknown, length: number): readonly unknown[] {
  const items = array(value);
  if (items.length !== length) throw new Mismatch();
  return items;
}
