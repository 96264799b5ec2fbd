// The text of an open editor in pieces, so that a keystroke costs the piece it falls into and not the whole text.

/** Lines count as in the language server protocol: they end with LF, CRLF or a lone CR. All numbers count from 0. */
export interface LiveText {
  readonly length: number;
  readonly lineCount: number;
  /** The whole text, put together once. */
  readonly text: () => string;
  readonly slice: (start: number, end: number) => string;
  /** The offset of a position, cut to its line and to the text. */
  readonly offsetAt: (line: number, character: number) => number;
  readonly positionAt: (offset: number) => { readonly line: number; readonly character: number };
  readonly edited: (start: number, end: number, newText: string) => LiveText;
  /** True if it is this text; different lengths cost nothing. */
  readonly isText: (other: string) => boolean;
  /** True if both are the same text; what both have of an earlier one costs nothing. */
  readonly isSame: (other: LiveText) => boolean;
}

/** Pieces are cut at line ends, at about this many characters: small enough to cut and join at each keystroke. */
const PIECE = 16_384;

interface Piece {
  readonly text: string;
  /** Where its lines begin; worked out when a position in it is asked for. */
  starts: readonly number[] | undefined;
  /** Line breaks in it. */
  readonly breaks: number;
}

interface Found {
  readonly piece: Piece;
  readonly index: number;
  /** Characters and lines before it. */
  readonly before: number;
  readonly lines: number;
}

const piecesIn = new WeakMap<LiveText, readonly Piece[]>();

export function liveText(text: string): LiveText {
  return live(piecesOf(text), text);
}

function live(pieces: readonly Piece[], known?: string): LiveText {
  let whole = known;
  let length = 0;
  let breaks = 0;
  for (const piece of pieces) {
    length += piece.text.length;
    breaks += piece.breaks;
  }
  const text = (): string => {
    whole ??= pieces.map((piece) => piece.text).join('');
    return whole;
  };
  const atOffset = (offset: number): Found => find(pieces, ({ before, piece }) => offset < before + piece.text.length);
  const atLine = (line: number): Found => find(pieces, ({ lines, piece }) => line < lines + piece.breaks);

  const made: LiveText = {
    length,
    lineCount: breaks + 1,
    text,
    slice: (start, end) => {
      const first = atOffset(start);
      let slice = first.piece.text.slice(start - first.before);
      for (let next = first.index + 1; slice.length < end - start && next < pieces.length; next++)
        slice += pieces[next]?.text ?? '';
      return slice.slice(0, Math.max(0, end - start));
    },
    offsetAt: (line, character) => {
      if (line < 0) return 0;
      if (line > breaks) return length;
      const { piece, before, lines } = atLine(line);
      const starts = startsOf(piece);
      const start = starts[line - lines] ?? 0;
      const end = starts[line - lines + 1] ?? piece.text.length;
      return before + beforeBreak(piece.text, Math.min(start + Math.max(character, 0), end), start);
    },
    positionAt: (offset) => {
      const wanted = Math.max(0, Math.min(offset, length));
      const { piece, before, lines } = atOffset(wanted);
      const starts = startsOf(piece);
      const line = lastAtMost(starts, wanted - before);
      const start = starts[line] ?? 0;
      return { line: lines + line, character: beforeBreak(piece.text, wanted - before, start) - start };
    },
    edited: (start, end, newText) => {
      const first = atOffset(start);
      const last = atOffset(end);
      const head = first.piece.text.slice(0, start - first.before);
      const tail = last.piece.text.slice(end - last.before);
      // A line break may be cut or joined at the edges: the piece behind is taken along.
      const next = pieces[last.index + 1];
      const middle = piecesOf(head + newText + tail + (next?.text ?? ''));
      return live([...pieces.slice(0, first.index), ...middle, ...pieces.slice(last.index + 2)]);
    },
    isText: (other) => {
      if (other.length !== length) return false;
      if (whole !== undefined) return whole === other;
      let at = 0;
      for (const piece of pieces) {
        if (!other.startsWith(piece.text, at)) return false;
        at += piece.text.length;
      }
      return true;
    },
    isSame: (other) => other.length === length && areSame(pieces, piecesIn.get(other) ?? piecesOf(other.text())),
  };
  piecesIn.set(made, pieces);
  return made;
}

/** Of texts of the same length: what is between the pieces that they share at both ends. */
function areSame(mine: readonly Piece[], theirs: readonly Piece[]): boolean {
  let first = 0;
  while (first < mine.length && mine[first] === theirs[first]) first++;
  let behind = 0;
  const most = Math.min(mine.length, theirs.length) - first;
  while (behind < most && mine.at(-1 - behind) === theirs.at(-1 - behind)) behind++;
  const between = (pieces: readonly Piece[]): string =>
    pieces
      .slice(first, pieces.length - behind)
      .map(({ text }) => text)
      .join('');
  return between(mine) === between(theirs);
}

/** The first piece for which it holds, else the last one. */
function find(pieces: readonly Piece[], holds: (found: Found) => boolean): Found {
  let before = 0;
  let lines = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = { piece, index, before, lines };
    if (index === pieces.length - 1 || holds(found)) return found;
    before += piece.text.length;
    lines += piece.breaks;
  }
  return { piece: { text: '', starts: [0], breaks: 0 }, index: 0, before, lines };
}

/** At least one piece; all but the last end with a line feed. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (text.length - start > PIECE * 2) {
    const feed = text.indexOf('\n', start + PIECE);
    if (feed < 0) break;
    pieces.push(pieceOf(text.slice(start, feed + 1)));
    start = feed + 1;
  }
  pieces.push(pieceOf(text.slice(start)));
  return pieces;
}

function pieceOf(text: string): Piece {
  return { text, starts: undefined, breaks: text.includes('\r') ? lineStarts(text).length - 1 : countFeeds(text) };
}

function countFeeds(text: string): number {
  let count = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) count++;
  return count;
}

function startsOf(piece: Piece): readonly number[] {
  piece.starts ??= lineStarts(piece.text);
  return piece.starts;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const breaks = /\r\n|\r|\n/g;
  while (breaks.exec(text) !== null) starts.push(breaks.lastIndex);
  return starts;
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Not behind the line break of the line that begins at `start`. */
function beforeBreak(text: string, offset: number, start: number): number {
  let at = offset;
  while (at > start && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13)) at--;
  return at;
}
