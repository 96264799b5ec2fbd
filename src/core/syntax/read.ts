// Text of a file to nodes with places: the one entry of this room.
//
// Nodes are views: an entry converts its value when it is asked for. Behind them stands an index of blocks, or the tree of
// a parser where the index cannot know; an edit reads the blocks around it anew and keeps the others.
import type { BlockIndex } from './block';
import { editIndex } from './block-edit';
import { charactersScanned } from './block-scan';
import { holdsWord } from './block-words';
import { type Fault, problemsOf } from './fault';
import { isEnvFile, readEnvLines } from './env-lines';
import { checkJson } from './json-check';
import { parseJsonTree } from './json-tree';
import { viewJson } from './json-view';
import { type Lines, linesOf } from './lines';
import { blankMergeMarkers } from './merge-markers';
import type { TextSplice } from '../model/edit';
import type { SyntaxFile, SyntaxNode, Work } from './node';
import { screenText } from './screen';
import type { Steps } from './steps';
import { MENDED_AS_A_WHOLE, readIndex, readYaml, readYamlInSteps } from './read-yaml';
import { charactersGiven, hasTemplateMarks } from './yaml-tree';

/** What is said of a template, wherever it is recognised. */
export const NOT_READ_TEMPLATE =
  'Not read: a template. Render it (helm template) and keep the output in the workspace to have it read.';

interface Reading {
  readonly language: SyntaxFile['language'];
  readonly roots: readonly SyntaxNode[];
  readonly faults: readonly Fault[];
  readonly complete: boolean;
  readonly index?: BlockIndex;
}

/** What is kept of a reading for the next edit. */
interface Held {
  readonly index: BlockIndex;
  readonly lines: Lines;
  readonly length: number;
}

const held = new WeakMap<SyntaxFile, Held>();

/**
 * Reads YAML (a stream of documents) or JSON (with comments and trailing commas), by the text first, then by the name.
 * Never throws: what cannot be read is told in `problems` (`syntax-error`, `duplicate-key`, `too-deep`,
 * `too-many-aliases`, `merge-markers`, `not-read-template`, `not-text`, `lfs-pointer`); what stands around it is kept.
 */
export function readSyntax(file: string, text: string): SyntaxFile {
  const lines = linesOf(file, text);
  const given = charactersGiven();
  const screened = screenText(text);
  if (screened) {
    const nothing: Reading = { language: 'yaml', roots: [], faults: [screened], complete: true };
    return syntaxFile(file, () => text, lines, nothing, NO_WORK);
  }
  const markers = blankMergeMarkers(text);
  const clean = withLineFeeds(markers?.text ?? text);
  const reading = readText(file, clean);
  const parsed = charactersGiven() - given;
  const work = { scanned: text.length, parsed, whole: reading.index === undefined && parsed > 0 };
  if (!markers) {
    const syntax = syntaxFile(file, () => text, lines, reading, work);
    // Old line breaks were taken for line feeds: then the blocks are not those of the text.
    if (reading.index && clean === text) held.set(syntax, { index: reading.index, lines, length: text.length });
    return syntax;
  }
  const fault: Fault = {
    code: 'merge-markers',
    message: 'The file holds merge-conflict markers; only our side is read. Resolve them.',
    span: markers.first,
  };
  const marked = { ...reading, faults: [fault, ...reading.faults], complete: false };
  return syntaxFile(file, () => text, lines, marked, work);
}

/**
 * As `readSyntax` of a long text of block YAML, with pauses of a few milliseconds; undefined for any other, which only
 * `readSyntax` reads.
 */
export function* readSyntaxInSteps(file: string, text: string): Steps<SyntaxFile | undefined> {
  const isOther = isEnvFile(file) || isJson(file, text) || text.length <= MENDED_AS_A_WHOLE || /\r(?!\n)/.test(text);
  if (isOther || screenText(text) || blankMergeMarkers(text)) return undefined;
  const given = charactersGiven();
  const read = yield* readYamlInSteps(text);
  if (read?.index === undefined) return undefined;
  const lines = linesOf(file, text);
  const work = { scanned: text.length, parsed: charactersGiven() - given, whole: false };
  const syntax = syntaxFile(file, () => text, lines, { language: 'yaml', ...read }, work);
  held.set(syntax, { index: read.index, lines, length: text.length });
  return syntax;
}

/**
 * As `readSyntax` of the text after the edits of what `before` was read from, in order. The entries that they do not touch
 * are not read again; `text` is asked only where the edits may matter to all of it.
 */
export function editSyntax(before: SyntaxFile, splices: readonly TextSplice[], text: () => string): SyntaxFile {
  return editEntries(before, splices, text) ?? readSyntax(before.file, text());
}

/** As `editSyntax`, or undefined where all of the text, or very much of it, would have to be read. */
export function editEntries(
  before: SyntaxFile,
  splices: readonly TextSplice[],
  text: () => string,
): SyntaxFile | undefined {
  const given = charactersGiven();
  let state = held.get(before);
  const scanned = charactersScanned();
  for (const splice of splices) state = state && editHeld(state, splice, text);
  const read = state && readIndex(text, state.index);
  if (state === undefined || read === undefined || read === 'template') return undefined;
  const work = { scanned: charactersScanned() - scanned, parsed: charactersGiven() - given, whole: false };
  const syntax = syntaxFile(before.file, text, state.lines, { language: 'yaml', ...read }, work, state.index);
  held.set(syntax, state);
  return syntax;
}

/** The first lines say what kind of text it is. */
const SCREENED = 64;

function editHeld({ index, lines, length }: Held, splice: TextSplice, text: () => string): Held | undefined {
  const edited = length + splice.newText.length - (splice.end - splice.start);
  if (splice.start < SCREENED || edited <= MENDED_AS_A_WHOLE) return undefined;
  const fresh = editIndex(index, splice, true);
  return fresh && { index: fresh, lines: lines.edited(splice, edited, text), length: edited };
}

const NO_WORK: Work = { scanned: 0, parsed: 0, whole: false };

function syntaxFile(
  file: string,
  text: () => string,
  lines: Lines,
  reading: Reading,
  work: Work,
  words?: BlockIndex,
): SyntaxFile {
  return {
    file,
    get text() {
      return text();
    },
    language: reading.language,
    roots: reading.roots,
    problems: problemsOf(reading.faults, lines),
    complete: reading.complete,
    includes: (word) => (words === undefined ? text().includes(word) : holdsWord(words, word)),
    work,
    place: lines.place,
    offset: lines.offset,
  };
}

/** YAML counts a carriage return alone as a line end, as `Lines` does; the parsers do not. Offsets stay. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function readText(file: string, text: string): Reading {
  if (isEnvFile(file)) return { language: 'env', roots: [readEnvLines(text)], faults: [], complete: true };
  if (!isJson(file, text)) return yaml(text);
  const json = readJson(text);
  if (json.complete) return json;
  if (hasTemplateMarks(text)) return template('json');
  return JSON_NAME.test(file) ? json : yaml(text);
}

const JSON_NAME = /\.jsonc?$/i;

function isJson(file: string, text: string): boolean {
  return JSON_NAME.test(file) || /^\ufeff?\s*[{[]/.test(text);
}

function readJson(text: string): Reading {
  const checked = checkJson(text);
  if (checked !== undefined)
    return { language: 'json', roots: [viewJson(text, checked)], faults: checked.faults, complete: true };
  const { root, faults } = parseJsonTree(text);
  const complete = faults.every((fault) => fault.code === 'duplicate-key');
  return { language: 'json', roots: root ? [root] : [], faults, complete };
}

function yaml(text: string): Reading {
  const read = readYaml(text);
  return read === 'template' ? template('yaml') : { language: 'yaml', ...read };
}

function template(language: 'yaml' | 'json'): Reading {
  const fault: Fault = {
    code: 'not-read-template',
    message: NOT_READ_TEMPLATE,
    span: { start: 0, end: 0 },
    severity: 'information',
  };
  return { language, roots: [], faults: [fault], complete: true };
}
