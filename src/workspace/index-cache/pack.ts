// The file of a warm index: one line that says what follows, one that says what the files said.
import { createHash } from 'node:crypto';

export interface Entry {
  /** Of the file on disk when it was read; empty where it may have changed since without showing. */
  readonly stamp: string;
  /** Of the content. */
  readonly id: string;
  /** The facts as `facts-shape` writes them. */
  readonly said?: unknown;
  /** Other files, by their content, on which the facts rest. */
  readonly uses?: readonly (readonly [file: string, id: string | undefined])[];
}

/** Changes with the layout of the file; what is inside the facts is told by the build. */
const FORMAT = 1;

interface Header {
  readonly sreLensIndex: number;
  /** Whose facts these are: build and workspace. */
  readonly of: string;
  /** SHA-256 of the second line. */
  readonly sum: string;
}

export function packText(entries: ReadonlyMap<string, Entry>, of: string): string {
  const body = JSON.stringify(
    [...entries].map(([file, { stamp, id, said, uses = [] }]) => [file, stamp, id, said, uses]),
  );
  const header: Header = { sreLensIndex: FORMAT, of, sum: sumOf(body) };
  return `${JSON.stringify(header)}\n${body}`;
}

/** Empty for anything but a whole pack of the same layout, build and workspace. */
export function readPack(text: string | undefined, of: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const end = text?.indexOf('\n') ?? -1;
  if (text === undefined || end < 0) return entries;
  try {
    const header: unknown = JSON.parse(text.slice(0, end));
    const body = text.slice(end + 1);
    if (!isHeader(header) || header.sreLensIndex !== FORMAT || header.of !== of || header.sum !== sumOf(body))
      return entries;
    const list: unknown = JSON.parse(body);
    if (!Array.isArray(list)) return entries;
    for (const item of list) {
      const read = entryOf(item);
      if (read !== undefined) entries.set(read.file, read.entry);
    }
  } catch {
    entries.clear();
  }
  return entries;
}

function entryOf(item: unknown): { readonly file: string; readonly entry: Entry } | undefined {
  if (!Array.isArray(item) || item.length !== 5) return undefined;
  const [file, stamp, id, said, uses]: readonly unknown[] = item;
  if (typeof file !== 'string' || typeof stamp !== 'string' || typeof id !== 'string') return undefined;
  if (!Array.isArray(uses)) return undefined;
  const used: (readonly [string, string | undefined])[] = [];
  for (const pair of uses) {
    if (!Array.isArray(pair)) return undefined;
    const [other, content]: readonly unknown[] = pair;
    if (typeof other !== 'string' || !(typeof content === 'string' || content === null || content === undefined))
      return undefined;
    used.push([other, typeof content === 'string' ? content : undefined]);
  }
  return { file, entry: { stamp, id, uses: used, ...(said === null ? {} : { said }) } };
}

function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'sreLensIndex' in value && 'of' in value && 'sum' in value;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
