// Block YAML as entries three levels deep: where they stand, then what each is good for, without parsing their values.
import type { Block, BlockDocument, BlockIndex } from './block';
import { createOutline, type Draft } from './block-outline';
import { createSegments, type Segments } from './block-segments';
import { createSettler } from './block-settle';
import { isMarker, isRestBlank, keyColon, nextLine } from './block-text';
import { tooManyMarks } from './fault';
import { mayHoldMarkers } from './merge-markers';
import { finished, type Steps } from './steps';
import { MOST_MARKS } from './yaml-lexemes';

/** Between two pauses: the tolerant parser takes some 20 ms for it, each time that it goes over it. */
const MOST_MENDED = 65_536;

/**
 * The index of a text, or undefined where the scan cannot know what it means (`?` keys, merge keys and aliases across
 * entries, flow or lists at the top, directives). `mayMend` lets lines with errors be read by the tolerant parser alone.
 */
export function indexBlocks(text: string, mayMend: boolean): BlockIndex | undefined {
  return finished(indexInSteps(text, mayMend, Infinity));
}

/**
 * As `indexBlocks`, with a pause after every so many characters: for a thread that has others to serve. Undefined also where
 * more than `mostMended` characters would have to be given to the tolerant parser at once.
 */
export function* indexInSteps(
  text: string,
  mayMend: boolean,
  mostMended: number = MOST_MENDED,
): Steps<BlockIndex | undefined> {
  const segments = createSegments(text, mayMend, mostMended);
  const documents = yield* outlineInSteps(text, segments);
  if (documents === undefined) return undefined;
  const { settle, isEnded } = createSettler(text, segments);
  for (const [index, { blocks }] of documents.entries()) {
    if (!(yield* settle(blocks))) return undefined;
    if (isEnded()) documents.length = index + 1;
  }
  return segments.isTangled() ? undefined : { documents };
}

/** Where the entries of a text stand, by indentation alone: nothing of them is checked yet. Undefined as for `indexBlocks`. */
export function outlineBlocks(text: string): readonly BlockDocument[] | undefined {
  return finished(outlineInSteps(text, createSegments(text, true, Infinity)));
}

interface DraftDocument extends BlockDocument {
  readonly blocks: (Draft | Block)[];
}

function* outlineInSteps(text: string, segments: Segments): Steps<DraftDocument[] | undefined> {
  if ((text.includes('\r') && /\r(?!\n)/.test(text)) || text.indexOf('\ufeff', 1) > 0) return undefined;
  const { scan, body } = createOutline(text, segments);
  const documents: DraftDocument[] = [];
  let end = 0;
  scan.moveTo(text.startsWith('\ufeff') ? 1 : 0);
  while (scan.column() >= 0) {
    const at = scan.at();
    const column = scan.column();
    if (column === 0 && isMarker(text, at, text.length)) {
      if (text.charCodeAt(at) !== 45 || !isRestBlank(text, at + 3, text.length)) return undefined;
      scan.moveTo(nextLine(text, at, text.length));
      continue;
    }
    if (keyColon(text, at, text.length) < 0) return undefined;
    if (documents.length >= MOST_MARKS) {
      const rest = segments.unreadRest(at - column, column, tooManyMarks(MOST_MARKS, 0));
      return [...documents, { lead: at - column - end, blocks: [rest] }];
    }
    const blocks = yield* body(column, 0);
    if (blocks === undefined) return undefined;
    documents.push({ lead: at - column - end, blocks });
    end = scan.lineStart();
    if (scan.column() > 0 || (scan.column() === 0 && !isMarker(text, scan.at(), text.length))) return undefined;
  }
  return documents;
}

/**
 * The entries of a map at `column` that take up the whole text; undefined where it holds anything else.
 * `level` is 0 for the root of a document.
 */
export function indexBody(text: string, column: number, level: number, mayMend: boolean): Block[] | undefined {
  if (UNREADABLE.test(text) || mayHoldMarkers(text)) return undefined;
  const segments = createSegments(text, mayMend, MOST_MENDED);
  const { scan, body } = createOutline(text, segments);
  scan.moveTo(0);
  if (scan.column() !== column || scan.at() !== column) return undefined;
  const blocks = finished(body(column, level));
  if (blocks === undefined || scan.column() >= 0) return undefined;
  return finished(createSettler(text, segments).settle(blocks)) && !segments.isTangled() ? blocks : undefined;
}

/** Line breaks of old, byte order marks, and what makes a text no text: the whole text has to be looked at. */
const UNREADABLE = /\r(?!\n)|[\ufeff\ufffd]|[\0-\x08\x0e-\x1f]/;
