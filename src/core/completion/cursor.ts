// Where a cursor stands in YAML or JSON, by the text around it alone: this works where the text is half typed.
import { type Frame, type Line, scanLine, type Tail } from './line';

/** A key, or an item of a list. */
export type Step = string | { readonly item: true };
const ITEM: Step = { item: true };

export interface Cursor {
  /** Of the map, the list or the value in which the cursor stands, from the top of its document. */
  readonly path: readonly Step[];
  /**
   * `key`: only a key may stand here. `value`: behind a key, on its line, or an item in brackets.
   * `bare`: alone on a line or behind a dash, where a key or a value may stand.
   */
  readonly at: 'key' | 'value' | 'bare';
  /** What has been typed of it. */
  readonly tail: Tail;
  /** In brackets, or JSON. */
  readonly flow: boolean;
  readonly json: boolean;
  /** Keys that the map around the cursor has already. */
  readonly siblings: ReadonlySet<string>;
  /** The character before the cursor is the colon of the key. */
  readonly behindColon: boolean;
  /** The dash of an item stands before the cursor. */
  readonly behindDash: boolean;
}

/** Longer lines (minified documents) are nobody's to complete. */
const LONGEST_LINE = 5000;
const MOST_SIBLINGS = 400;

/** `undefined` in comments, in block texts, behind complete values and where the indentation leads nowhere. */
export function cursorAt(text: string, offset: number, json: boolean): Cursor | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset - start > LONGEST_LINE) return undefined;
  const written = text.slice(start, offset);
  const line = scanLine(written, json);
  if (line.comment || line.done) return undefined;
  const tail = line.tail ?? { start: written.length, text: '' };
  const column = tail.quote === undefined ? tail.start : tail.start - 1;
  const last = line.frames.at(-1);
  const climb = startOf(line, column);
  const steps = reversedSteps(line.frames);
  const siblings = new Set<string>(last?.kind === 'map' ? last.keys : []);
  if (!climbUp(text, start, json, climb, steps, last === undefined ? siblings : undefined)) return undefined;
  if (last === undefined) lookDown(text, offset, json, column, siblings);
  return {
    path: steps.reverse(),
    at: positionOf(last),
    tail,
    flow: json || line.frames.some(({ kind }) => kind === 'map' || kind === 'list'),
    json,
    siblings,
    behindColon: last?.kind === 'key' && tail.text === '' && written.endsWith(':'),
    behindDash: last?.kind === 'dash',
  };
}

function positionOf(last: Frame | undefined): Cursor['at'] {
  if (last?.kind === 'map') return 'key';
  return last?.kind === 'key' || last?.kind === 'list' ? 'value' : 'bare';
}

/** What is looked for above: the parent of a key or text at a column, of a dash at a column, or of a bracket. */
interface Climb {
  mode: 'map' | 'item' | 'flow';
  column: number;
}

function startOf({ first }: Pick<Line, 'first'>, column: number): Climb {
  if (first === undefined) return { mode: 'map', column };
  const mode = first.kind === 'dash' ? 'item' : first.kind === 'key' ? 'map' : 'flow';
  return { mode, column: first.column };
}

/** The steps of open frames, innermost first. */
function reversedSteps(frames: readonly Frame[]): Step[] {
  return frames
    .flatMap((frame): Step[] => {
      if (frame.kind === 'key') return [frame.name];
      return frame.kind === 'map' ? [] : [ITEM];
    })
    .reverse();
}

/** Adds the steps above `start`, innermost first; false where the text leads nowhere. */
function climbUp(
  text: string,
  start: number,
  json: boolean,
  climb: Climb,
  steps: Step[],
  siblings: Set<string> | undefined,
): boolean {
  let collecting = siblings;
  let end = start - 1;
  while (end > 0) {
    if (climb.column === 0 && climb.mode === 'map' && collecting === undefined) return true;
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const lineEnd = end;
    end = from - 1;
    const indent = indentOf(text, from, lineEnd, climb.column);
    if (indent === undefined) continue;
    if (text.startsWith('---', from) || text.startsWith('...', from)) return true;
    if (lineEnd - from > LONGEST_LINE) return false;
    const line = scanLine(text.slice(from, lineEnd).trimEnd(), json);
    if (line.first === undefined && indent === climb.column) continue;
    const parent = parentIn(line, climb, collecting);
    if (parent === undefined) continue;
    if (parent === 'none') return false;
    steps.push(...parent.steps);
    climb.mode = parent.next.mode;
    climb.column = parent.next.column;
    collecting = undefined;
  }
  return true;
}

type Parent = { readonly steps: readonly Step[]; readonly next: Climb } | 'none' | undefined;

/** What a line above says: the parent, `none` where it cannot be one, `undefined` for a sibling. */
function parentIn(line: Line, climb: Climb, siblings: Set<string> | undefined): Parent {
  const { frames, first, indent } = line;
  const key = frames.find((frame) => frame.kind === 'key') ?? (first?.kind === 'key' ? first : undefined);
  if (climb.mode === 'map' && key?.column === climb.column) {
    siblings?.add(key.name);
    // The first key of an item: its dashes are the parent.
    return first?.kind === 'dash'
      ? parentOf(
          frames.filter(({ kind }) => kind === 'dash'),
          first,
        )
      : undefined;
  }
  if (climb.mode === 'item' && indent === climb.column) {
    if (first?.kind !== 'key') return undefined;
    return takesBlock(line) ? parentOf(frames, first) : 'none';
  }
  if (indent >= climb.column) return undefined;
  const deeper = frames.findIndex(({ kind, column }) => (kind === 'key' || kind === 'dash') && column >= climb.column);
  const outer = deeper < 0 ? frames : frames.slice(0, deeper);
  // What is written behind the dashes is a sibling, the text at its end the sibling's.
  const isBeside = outer.length < frames.length && first?.kind === 'dash';
  if (first === undefined || outer.length === 0) return 'none';
  return isBeside || takesBlock(line) ? parentOf(outer, first) : 'none';
}

function parentOf(frames: readonly Frame[], first: Frame): Parent {
  return { steps: reversedSteps(frames), next: startOf({ first }, first.column) };
}

/** Something may stand below it: nothing, an anchor or a tag is written behind its last key, dash or bracket. */
function takesBlock({ tail, done }: Line): boolean {
  return !done && (tail === undefined || /^[&!][^\s]*(?:\s+[&!][^\s]*)?\s*$/.test(tail.text));
}

/** The indentation of a line; `undefined` for blank lines, comments and lines that lie deeper than `most`. */
function indentOf(text: string, from: number, end: number, most: number): number | undefined {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
    at += 1;
    if (at - from > most) return undefined;
  }
  const code = text.charCodeAt(at);
  const isNothing = at >= end || code === 13 || code === 35;
  return isNothing ? undefined : at - from;
}

/** Keys of the same map below the cursor. */
function lookDown(text: string, offset: number, json: boolean, column: number, siblings: Set<string>): void {
  let from = text.indexOf('\n', offset) + 1;
  for (let seen = 0; from > 0 && seen < MOST_SIBLINGS; seen++) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const indent = indentOf(text, from, end, column);
    if (indent !== undefined && indent < column) return;
    if (indent === column && end - from <= LONGEST_LINE) {
      if (text.startsWith('---', from)) return;
      const { first } = scanLine(text.slice(from, end), json);
      if (first?.kind === 'key') siblings.add(first.name);
    }
    from = next + 1;
  }
}
