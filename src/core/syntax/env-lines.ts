// The `.env` file of Docker Compose as one map of scalars: `KEY=value` lines, `#` comments, optional quotes.
import { lazyEntry, mapNode } from './collections';
import type { Entry, SyntaxNode } from './node';

/** True for the file that Compose reads by itself; other files of variables are named by somebody, and not read. */
export function isEnvFile(file: string): boolean {
  return file === '.env' || file.endsWith('/.env');
}

/** Never throws; lines that are no assignment are left out. */
export function readEnvLines(text: string): SyntaxNode {
  const span = { start: 0, end: text.length };
  return mapNode(span, false, () => {
    const entries: Entry[] = [];
    let start = 0;
    for (const line of text.split('\n')) {
      const entry = readLine(line.replace(/\r$/, ''), start);
      if (entry !== undefined) entries.push(entry);
      start += line.length + 1;
    }
    return entries;
  });
}

function readLine(line: string, start: number): Entry | undefined {
  const equals = line.indexOf('=');
  if (equals < 1) return undefined;
  const left = line.slice(0, equals).replace(/^\s*(?:export\s+)?/, '');
  const key = left.trimEnd();
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,200}$/.test(key)) return undefined;
  const keyStart = start + equals - left.length;
  const raw = line.slice(equals + 1);
  const quoted = /^\s*(["'])(.*)\1\s*(?:#.*)?$/.exec(raw);
  const value = quoted?.[2] ?? raw.replace(/(?:^|\s)#.*$/, '').trim();
  const from = start + equals + 1 + Math.max(0, raw.indexOf(value));
  const span = { start: from, end: from + value.length };
  return lazyEntry(key, { start: keyStart, end: keyStart + key.length }, { start: keyStart, end: span.end }, () => ({
    kind: 'scalar',
    span,
    value,
    text: value,
    quoted: quoted !== null,
  }));
}
