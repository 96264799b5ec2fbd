// One line of YAML or JSON up to some point: which dashes, keys and brackets are open there, and what is being typed.

export type Frame =
  | { readonly kind: 'dash'; readonly column: number }
  | { readonly kind: 'key'; readonly column: number; readonly name: string }
  /** `keys`: those that stand in this bracket so far. */
  | { readonly kind: 'map' | 'list'; readonly column: number; readonly keys: string[] };

type Bracket = Extract<Frame, { readonly keys: string[] }>;

/** The text at the end; `start` is the column of its first character, behind the quote if there is one. */
export interface Tail {
  readonly start: number;
  readonly text: string;
  readonly quote?: '"' | "'";
}

export interface Line {
  readonly indent: number;
  /** Open at the end of the line, outermost first. */
  readonly frames: readonly Frame[];
  /** What the line begins with, open or not. */
  readonly first?: Frame;
  readonly tail?: Tail;
  /** The end lies in a comment. */
  readonly comment: boolean;
  /** A value that is complete stands at the end. */
  readonly done: boolean;
}

interface Scan {
  readonly text: string;
  readonly json: boolean;
  readonly frames: Frame[];
  first: Frame | undefined;
  at: number;
  tail: Tail | undefined;
  comment: boolean;
  done: boolean;
}

/** Takes a line, or the part of it that lies before the cursor; linear in its length. */
export function scanLine(text: string, json: boolean): Line {
  const indent = text.length - text.trimStart().length;
  const scan: Scan = {
    text,
    json,
    frames: [],
    first: undefined,
    at: indent,
    tail: undefined,
    comment: false,
    done: false,
  };
  if (!json) readDashes(scan);
  while (scan.at < text.length && !scan.comment) readNext(scan);
  const { frames, first, tail, comment, done } = scan;
  return {
    indent,
    frames,
    ...(first === undefined ? {} : { first }),
    comment,
    done,
    ...(tail === undefined ? {} : { tail }),
  };
}

function readDashes(scan: Scan): void {
  while (scan.text[scan.at] === '-' && isBlankOrEnd(scan.text[scan.at + 1])) {
    push(scan, { kind: 'dash', column: scan.at });
    scan.at += 1;
    while (isBlank(scan.text[scan.at])) scan.at += 1;
  }
}

function readNext(scan: Scan): void {
  const { text, at, frames } = scan;
  const character = text[at] ?? '';
  if (isBlank(character)) scan.at += 1;
  else if (!scan.json && character === '#' && (at === 0 || isBlank(text[at - 1]))) scan.comment = true;
  else if (character === '"' || character === "'") readQuoted(scan, character);
  else if (character === '{' || character === '[') {
    push(scan, { kind: character === '{' ? 'map' : 'list', column: at, keys: [] });
    begin(scan, at + 1);
  } else if (character === '}' || character === ']') close(scan);
  else if (character === ',' && isFlow(scan)) {
    if (frames.at(-1)?.kind === 'key') frames.pop();
    begin(scan, at + 1);
  } else readPlain(scan);
}

function readQuoted(scan: Scan, quote: '"' | "'"): void {
  const { text, at } = scan;
  let end = at + 1;
  while (end < text.length && (text[end] !== quote || (quote === "'" && text[end + 1] === "'")))
    end += (quote === '"' && text[end] === '\\') || text[end] === "'" ? 2 : 1;
  if (end >= text.length) {
    scan.tail = { start: at + 1, text: text.slice(at + 1), quote };
    scan.at = text.length;
    return;
  }
  endToken(scan, at, end + 1, text.slice(at + 1, end));
  if (scan.tail !== undefined) finish(scan);
}

function readPlain(scan: Scan): void {
  const { text, at } = scan;
  const inFlow = isFlow(scan);
  let end = at;
  while (end < text.length && !endsPlain(text, end, at, inFlow)) end += 1;
  endToken(scan, at, end, text.slice(at, end).trimEnd());
}

function endsPlain(text: string, end: number, start: number, inFlow: boolean): boolean {
  const character = text[end] ?? '';
  if (character === ':') return isBlankOrEnd(text[end + 1]);
  if (character === '#') return end > start && isBlank(text[end - 1]);
  return inFlow && (character === ',' || character === '}' || character === ']');
}

/** A token before a colon is a key; else it is a value, or what is being typed if nothing follows. */
function endToken(scan: Scan, start: number, end: number, name: string): void {
  const { text, frames } = scan;
  let colon = end;
  while (isBlank(text[colon])) colon += 1;
  const isKey = text[colon] === ':' && frames.at(-1)?.kind !== 'key' && frames.at(-1)?.kind !== 'list';
  if (isKey) {
    bracket(scan)?.keys.push(name);
    push(scan, { kind: 'key', column: start, name });
    begin(scan, colon + 1);
    return;
  }
  scan.tail = { start, text: text.slice(start) };
  // A colon that makes no key here is a part of the text.
  scan.at = text[end] === ':' ? end + 1 : end;
  if (scan.at < text.length) finish(scan);
}

function finish(scan: Scan): void {
  scan.tail = undefined;
  scan.done = true;
}

function begin(scan: Scan, at: number): void {
  scan.at = at;
  scan.tail = undefined;
  scan.done = false;
}

/** Closes the innermost bracket of this line; one that was opened on a line before is nobody's here. */
function close(scan: Scan): void {
  const { frames } = scan;
  const open = frames.findLastIndex(({ kind }) => kind === 'map' || kind === 'list');
  if (open >= 0) frames.length = open;
  scan.at += 1;
  finish(scan);
}

function push(scan: Scan, frame: Frame): void {
  scan.frames.push(frame);
  scan.first ??= frame;
}

function isFlow(scan: Scan): boolean {
  return scan.json || bracket(scan) !== undefined;
}

function bracket({ frames }: Scan): Bracket | undefined {
  return frames.findLast((frame): frame is Bracket => frame.kind === 'map' || frame.kind === 'list');
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

function isBlankOrEnd(character: string | undefined): boolean {
  return character === undefined || isBlank(character);
}
