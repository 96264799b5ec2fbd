// Where the lines of a text begin, in runs: an edit makes the run anew that it falls into, and moves the others as a whole.
import type { TextSplice } from '../model/edit';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export interface LineStarts {
  /** The 0-based line that holds the offset. */
  readonly lineAt: (offset: number) => number;
  /** Where a 0-based line begins; undefined where there is no such line. */
  readonly startOf: (line: number) => number | undefined;
  /** The same after an edit of a text whose lines all end with LF or CRLF. */
  readonly edited: (splice: TextSplice) => LineStarts;
}

/** Lines that stand one behind the other. Nothing in it says where it stands, so it outlives edits around it. */
interface Run {
  /** Characters up to where the next run begins, line breaks included. Of the last run it does not matter. */
  readonly length: number;
  /** Where its lines begin, from its own beginning; the first one is 0. */
  readonly starts: Int32Array;
}

/** Lines of a run when the text is read; an edit lets it grow to twice as many. */
const RUN = 512;

let reckoned = 0;

/** Starts of lines that were worked out so far: only differences mean something. */
export function lineStartsReckoned(): number {
  return reckoned;
}

export function lineStartsOf(text: string): LineStarts {
  const starts = text.includes('\r') ? scanAllKinds(text) : scanFeeds(text);
  return startsIn(runsOf(starts, text.length));
}

function startsIn(runs: readonly Run[]): LineStarts {
  const offsets = new Int32Array(runs.length);
  const lines = new Int32Array(runs.length + 1);
  for (let at = 0, offset = 0; at < runs.length; at++) {
    const run = runs[at];
    offsets[at] = offset;
    lines[at + 1] = (lines[at] ?? 0) + (run?.starts.length ?? 0);
    offset += run?.length ?? 0;
  }
  const lineAt = (offset: number): number => {
    const index = lastAtMost(offsets, runs.length, offset);
    const starts = runs[index]?.starts ?? NO_STARTS;
    return (lines[index] ?? 0) + lastAtMost(starts, starts.length, offset - (offsets[index] ?? 0));
  };
  const startOf = (line: number): number | undefined => {
    const index = lastAtMost(lines, runs.length, line);
    const start = runs[index]?.starts[line - (lines[index] ?? 0)];
    return start === undefined ? undefined : (offsets[index] ?? 0) + start;
  };
  return { lineAt, startOf, edited: (splice) => startsIn(editedRuns(runs, offsets, splice)) };
}

const NO_STARTS = new Int32Array(0);

function editedRuns(runs: readonly Run[], offsets: Int32Array, { start, end, newText }: TextSplice): readonly Run[] {
  const first = lastAtMost(offsets, runs.length, start);
  const last = lastAtMost(offsets, runs.length, end);
  const [from, to] = [runs[first], runs[last]];
  if (from === undefined || to === undefined) return runs;
  const base = offsets[first] ?? 0;
  const by = newText.length - (end - start);
  const kept = lastAtMost(from.starts, from.starts.length, start - base) + 1;
  const behind = (offsets[last] ?? 0) - base;
  const gone = lastAtMost(to.starts, to.starts.length, end - base - behind) + 1;
  const feeds = feedsIn(newText);
  const starts = new Int32Array(kept + feeds.length + to.starts.length - gone);
  starts.set(from.starts.subarray(0, kept));
  for (const [index, feed] of feeds.entries()) starts[kept + index] = start - base + feed + 1;
  for (let line = gone, at = kept + feeds.length; line < to.starts.length; line++, at++)
    starts[at] = (to.starts[line] ?? 0) + behind + by;
  const fresh = runsOf(starts, behind + to.length + by);
  return [...runs.slice(0, first), ...fresh, ...runs.slice(last + 1)];
}

function feedsIn(text: string): readonly number[] {
  const feeds: number[] = [];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) feeds.push(feed);
  return feeds;
}

/** Cuts lines into runs; the offsets of `starts` count from where the first run begins. */
function runsOf(starts: Int32Array, length: number): readonly Run[] {
  const count = starts.length;
  reckoned += count;
  const runs: Run[] = [];
  for (let at = 0; at < count; ) {
    // No short run at the end.
    const next = count - at < RUN * 2 ? count : at + RUN;
    const begin = starts[at] ?? 0;
    const end = next < count ? (starts[next] ?? 0) : length;
    runs.push({ length: end - begin, starts: starts.slice(at, next).map((start) => start - begin) });
    at = next;
  }
  return runs;
}

/** The last of the first `count` numbers, which ascend, that is not larger; 0 where all are. */
function lastAtMost(numbers: Int32Array, count: number, most: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** As a power of two: room is made for so many lines at first. */
const CHARACTERS_A_LINE = 5;

/** Numbers in a row, not a list that grows: a document of 10 MB has a quarter of a million lines. */
function scanFeeds(text: string): Int32Array {
  let starts = new Int32Array((text.length >> CHARACTERS_A_LINE) + 2);
  let count = 1;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    if (count === starts.length) starts = grown(starts);
    starts[count++] = feed + 1;
  }
  return starts.subarray(0, count);
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

function scanAllKinds(text: string): Int32Array {
  const starts: number[] = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) starts.push(at + 1);
    else if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED) starts.push(at + 1);
  }
  return Int32Array.from(starts);
}
