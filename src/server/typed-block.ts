// The lines that belong together where somebody types: the list entry around the cursor, as the text is indented.

/** 0-based, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** An entry whose beginning is further away than this is not looked for. */
const LOOK_LINES = 200;

/**
 * The list entry that holds `line`, or just the line where there is none. A blank line right below an entry still
 * belongs to it: the next key of the entry may be typed there.
 */
export function blockAround(lines: readonly string[], line: number): Lines {
  const first = entryStart(lines, line);
  if (first === undefined) return { first: line, last: line };
  const dash = indentOf(lines[first] ?? '');
  let last = Math.max(first, line);
  for (let next = first + 1; next < lines.length && next - first < LOOK_LINES; next++) {
    const text = lines[next] ?? '';
    if (isBlank(text)) continue;
    if (indentOf(text) <= dash) break;
    last = Math.max(last, next);
  }
  return { first, last };
}

/**
 * True if typing at `line` goes on with what was typed in `block`: in it, or right below it and deeper (or the first
 * entry of the list that its last key opens).
 */
export function continues(lines: readonly string[], block: Lines, here: Lines, line: number): boolean {
  if (here.first > block.last + 1 || here.last < block.first) return false;
  if (line >= block.first && line <= block.last && sameEntry(lines, block, here)) return true;
  const text = lines[line] ?? '';
  if (isBlank(text)) return true;
  const above = lines[block.first] ?? '';
  if (indentOf(text) > indentOf(above)) return true;
  return isEntry(text) && indentOf(text) === indentOf(above) && opensValue(above);
}

/** Typing that has outdented out of the entry it began in goes on elsewhere. */
function sameEntry(lines: readonly string[], block: Lines, here: Lines): boolean {
  return here.first <= block.first || indentOf(lines[here.first] ?? '') > indentOf(lines[block.first] ?? '');
}

function entryStart(lines: readonly string[], line: number): number | undefined {
  let depth = isBlank(lines[line] ?? '') ? Number.POSITIVE_INFINITY : indentOf(lines[line] ?? '') + 1;
  for (let at = line; at >= 0 && line - at < LOOK_LINES; at--) {
    const text = lines[at] ?? '';
    if (isBlank(text)) continue;
    const indent = indentOf(text);
    if (indent >= depth) continue;
    if (isEntry(text)) return at;
    if (indent === 0) return undefined;
    depth = indent;
  }
  return undefined;
}

function isEntry(text: string): boolean {
  return /^\s*-(\s|$)/.test(text);
}

function opensValue(text: string): boolean {
  return text.trimEnd().endsWith(':');
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
