// Patterns of a schema, decided before the validator sees them: it would hand them to the engine of JavaScript.
import { plain, type Traced } from '../../artifacts/traced';
import type { Json } from '../../model/service';
import { linearPattern } from '../../patterns/linear';

/**
 * The schema with each pattern replaced by one that lists the texts of the value (or the names in it) which match, letter by letter. For
 * this value both say the same; what is left takes linear time whatever the file wrote.
 */
export function withDecidedPatterns(schema: Json, value: Traced): Json {
  if (!holdsPattern(schema)) return schema;
  const texts = new Set<string>();
  gather(plain(value), texts);
  const decided = new Map<string, string>();
  const decide = (source: string): string => {
    const known = decided.get(source) ?? listed(source, texts);
    decided.set(source, known);
    return known;
  };
  return rewritten(schema, decide);
}

function holdsPattern(schema: Json): boolean {
  const text = JSON.stringify(schema);
  return text.includes('"pattern"') || text.includes('"patternProperties"');
}

function gather(value: Json, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) texts.add(key);
    gather(child, texts);
  }
}

/** A pattern that was refused when the schema was read never gets here; it would match nothing. */
function listed(source: string, texts: ReadonlySet<string>): string {
  const pattern = linearPattern(source);
  const matching = 'refused' in pattern ? [] : [...texts].filter((text) => pattern.finds(text));
  return matching.length === 0 ? NOTHING : `^(?:${matching.map(escaped).join('|')})$`;
}

const NOTHING = '[^\\s\\S]';

function escaped(text: string): string {
  return [...text].map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).join('');
}

/** Where a map holds names, not keywords, its keys are no keywords. */
const NAMES = new Set(['properties', '$defs', 'definitions', 'dependentSchemas']);
const DATA = new Set(['enum', 'const', 'default', 'examples']);

function rewritten(schema: Json, decide: (source: string) => string): Json {
  if (schema === null || typeof schema !== 'object') return schema;
  if (isList(schema)) return schema.map((one) => rewritten(one, decide));
  return Object.fromEntries(
    Object.entries(schema).map(([key, one]): [string, Json] => {
      if (DATA.has(key)) return [key, one];
      if (key === 'pattern' && typeof one === 'string') return [key, decide(one)];
      const isMap = one !== null && typeof one === 'object' && !isList(one);
      if (key === 'patternProperties' && isMap) return [key, mapped(one, decide, decide)];
      return [key, NAMES.has(key) && isMap ? mapped(one, (name) => name, decide) : rewritten(one, decide)];
    }),
  );
}

function mapped(map: Json, rename: (key: string) => string, decide: (source: string) => string): Json {
  const all = new Map<string, Json>();
  for (const [key, one] of Object.entries(map ?? {})) {
    const [name, schema] = [rename(key), rewritten(one, decide)];
    const before = all.get(name);
    // Two patterns may hold for the very same names.
    all.set(name, before === undefined ? schema : { allOf: [before, schema] });
  }
  return Object.fromEntries(all);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
