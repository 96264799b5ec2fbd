// The independent reader: a full parse by js-yaml or JSON.parse, and a plain walk that shares nothing with the core.
import { posix } from 'node:path';
import { loadAll } from 'js-yaml';
import type { FileSet } from '../../src/core/model/snapshot';

/** Operation (`METHOD /path/{}`) → what it requires of its callers; `undefined` where a reference leads nowhere. */
export type Operations = ReadonlyMap<string, ReadonlySet<string> | undefined>;

export interface Oracle {
  /** By file: the operations of its OpenAPI documents, or why it could not be parsed. Files without a document are absent. */
  readonly read: (files: FileSet) => ReadonlyMap<string, Operations | 'unreadable'>;
  /** The documents and the files that they refer to, of the last two file sets. */
  readonly parsed: () => ReadonlySet<string>;
}

type Value = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const MAY_BE = /["']?(?:openapi|swagger)["']?\s*:/;

/** Remembers parsed files by path and content, those of the last two file sets only. */
export function createOracle(): Oracle {
  let earlier = new Map<string, readonly unknown[] | undefined>();
  let current = new Map<string, readonly unknown[] | undefined>();
  const parse = (file: string, files: FileSet): readonly unknown[] | undefined => {
    const source = files.get(file);
    if (source === undefined) return undefined;
    const key = `${file} ${source.id}`;
    const known = current.has(key)
      ? current.get(key)
      : earlier.has(key)
        ? earlier.get(key)
        : fullParse(file, source.text());
    current.set(key, known);
    return known;
  };
  return {
    parsed: () => new Set([...earlier.keys(), ...current.keys()].map((key) => key.slice(0, key.lastIndexOf(' ')))),
    read: (files) => {
      earlier = current;
      current = new Map();
      const found = new Map<string, Operations | 'unreadable'>();
      for (const [file, source] of files) {
        const text = source.text();
        if (typeof text !== 'string' || !MAY_BE.test(text)) continue;
        const roots = parse(file, files);
        if (roots === undefined) found.set(file, 'unreadable');
        for (const root of roots ?? []) {
          if (!isMap(root) || !isDocument(root)) continue;
          const load = (other: string) => parse(other, files)?.[0];
          found.set(file, new Map([...operationsOf({ file, root, load }), ...entriesOf(found.get(file))]));
        }
      }
      return found;
    },
  };
}

function entriesOf(known: Operations | 'unreadable' | undefined): Operations {
  return known === undefined || known === 'unreadable' ? new Map() : known;
}

function fullParse(file: string, text: unknown): readonly unknown[] | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const roots: readonly unknown[] = file.endsWith('.json')
      ? [JSON.parse(text.replace(/^\uFEFF/, ''))]
      : [...loadAll(text)];
    return roots;
  } catch {
    return undefined;
  }
}

function isDocument(root: Value): boolean {
  const version = root['openapi'] ?? root['swagger'];
  const text = typeof version === 'string' || typeof version === 'number' ? `${version}` : '';
  return isMap(root['paths']) && /^(?:2|3)(?:\.|$)/.test(text);
}

interface Document {
  readonly file: string;
  readonly root: unknown;
  readonly load: (file: string) => unknown;
}

interface Spot {
  readonly file: string;
  readonly value: unknown;
}

function operationsOf(document: Document): Operations {
  const found = new Map<string, ReadonlySet<string> | undefined>();
  const { root } = document;
  const paths = isMap(root) ? resolve(document, { file: document.file, value: root['paths'] }) : undefined;
  if (!isMap(root) || paths === undefined || !isMap(paths.value)) return found;
  const base = typeof root['basePath'] === 'string' ? root['basePath'].replace(/\/$/, '') : '';
  for (const [path, value] of Object.entries(paths.value)) {
    if (!path.startsWith('/')) continue;
    const item = resolve(document, { file: paths.file, value });
    if (item === undefined || !isMap(item.value)) continue;
    for (const method of METHODS) {
      if (item.value[method] === undefined) continue;
      const operation = resolve(document, { file: item.file, value: item.value[method] });
      found.set(
        `${method.toUpperCase()} ${plain(base + path)}`,
        operation && requiredOf(document, operation, { file: item.file, value: item.value['parameters'] }),
      );
    }
  }
  return found;
}

function plain(path: string): string {
  const text = path.replaceAll(/\{[^{}/]*\}/g, '{}').replaceAll(/\/+/g, '/');
  return text === '/' ? text : text.replace(/\/$/, '');
}

/** Follows `$ref` after `$ref`; `undefined` for one that leads nowhere or to the network. */
function resolve(document: Document, spot: Spot): Spot | undefined {
  let here = spot;
  for (let steps = 0; steps < 20; steps++) {
    const reference = isMap(here.value) ? here.value['$ref'] : undefined;
    if (typeof reference !== 'string') return here;
    const [address = '', pointer = ''] = reference.split('#');
    if (/^[a-z]+:/i.test(address)) return undefined;
    const file = address === '' ? here.file : posix.join(posix.dirname(here.file), decodeURIComponent(address));
    let value = file === document.file ? document.root : document.load(file);
    for (const token of pointer.split('/').slice(1)) {
      const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
      value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    }
    if (value === undefined) return undefined;
    here = { file, value };
  }
  return undefined;
}

/** `query limit`, `body`, `body amount` …: what the operation requires; `undefined` where anything could not be followed. */
function requiredOf(document: Document, operation: Spot, shared: Spot): ReadonlySet<string> | undefined {
  if (!isMap(operation.value)) return undefined;
  const parameters = new Map<string, { readonly parameter: Value; readonly file: string }>();
  for (const list of [shared, { file: operation.file, value: operation.value['parameters'] }]) {
    for (const value of listOf(list.value)) {
      const spot = resolve(document, { file: list.file, value });
      if (spot === undefined || !isMap(spot.value)) return undefined;
      const name = String(spot.value['name']);
      const where = String(spot.value['in']);
      parameters.set(`${where} ${where === 'header' ? name.toLowerCase() : name}`, {
        parameter: spot.value,
        file: spot.file,
      });
    }
  }
  const required = new Set<string>();
  for (const [key, { parameter, file }] of parameters) {
    const [where = '', name = ''] = key.split(/ (.*)/s);
    if (where === 'body') {
      if (parameter['required'] === true) required.add('body');
      if (!addFields(document, required, [{ file, value: parameter['schema'] }])) return undefined;
    } else if (parameter['required'] !== true || where === 'path') continue;
    else if (where === 'formData') required.add('body').add(`body ${name}`);
    else if (!['header accept', 'header content-type', 'header authorization'].includes(key)) required.add(key);
  }
  if (operation.value['requestBody'] === undefined) return required;
  const body = resolve(document, { file: operation.file, value: operation.value['requestBody'] });
  if (body === undefined || !isMap(body.value)) return undefined;
  if (body.value['required'] === true) required.add('body');
  const content = isMap(body.value['content']) ? Object.values(body.value['content']) : [];
  const schemas = content.map((type) => ({ file: body.file, value: isMap(type) ? type['schema'] : undefined }));
  return addFields(document, required, schemas) ? required : undefined;
}

/** Adds the fields that all of the schemas require. False where one could not be followed. */
function addFields(document: Document, required: Set<string>, schemas: readonly Spot[]): boolean {
  const each = schemas.map((schema) => fieldsOf(document, schema, 0));
  for (const field of each[0] ?? []) if (each.every((one) => one?.has(field))) required.add(`body ${field}`);
  return each.every((one) => one !== undefined);
}

/** The fields that a request of this schema must have. */
function fieldsOf(document: Document, schema: Spot, depth: number): ReadonlySet<string> | undefined {
  const parts = partsOf(document, schema, depth);
  if (parts === undefined) return undefined;
  const fields = new Set<string>();
  for (const { file, value } of parts) {
    for (const field of listOf(value['required'])) fields.add(String(field));
    for (const list of [listOf(value['oneOf']), listOf(value['anyOf'])]) {
      const each = list.map((one) => fieldsOf(document, { file, value: one }, depth + 1));
      if (each.includes(undefined)) return undefined;
      for (const field of each[0] ?? []) if (each.every((one) => one?.has(field))) fields.add(field);
    }
  }
  for (const { file, value } of parts) {
    if (!isMap(value['properties'])) continue;
    for (const [name, property] of Object.entries(value['properties'])) {
      const spot = resolve(document, { file, value: property });
      if ([property, spot?.value].some((one) => isMap(one) && one['readOnly'] === true)) fields.delete(name);
    }
  }
  return fields;
}

/** The schema and its `allOf` parts, references followed. */
function partsOf(
  document: Document,
  schema: Spot,
  depth: number,
): readonly { readonly file: string; readonly value: Value }[] | undefined {
  if (depth > 12) return undefined;
  if (!isMap(schema.value)) return [];
  const parts: { readonly file: string; readonly value: Value }[] = [{ file: schema.file, value: schema.value }];
  const more: Spot[] = listOf(schema.value['allOf']).map((value) => ({ file: schema.file, value }));
  if (typeof schema.value['$ref'] === 'string') {
    const target = resolve(document, schema);
    if (target === undefined) return undefined;
    more.push(target);
  }
  for (const spot of more) {
    const found = partsOf(document, spot, depth + 1);
    if (found === undefined) return undefined;
    parts.push(...found);
  }
  return parts;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMap(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
