// Text of a file to nodes with places: the one entry of this room.
//
// Nodes are views: an entry converts its value when it is asked for. A single-pass block index can therefore be put
// behind the same interface, parsing a block on first access, without a change in any reader.
import { type Fault, problemsOf } from './fault';
import { isEnvFile, readEnvLines } from './env-lines';
import { parseJsonTree } from './json-tree';
import { type Lines, linesOf } from './lines';
import { blankMergeMarkers } from './merge-markers';
import type { SyntaxFile, SyntaxNode } from './node';
import { screenText } from './screen';
import { readYaml } from './read-yaml';
import { hasTemplateMarks } from './yaml-tree';

/** What is said of a template, wherever it is recognised. */
export const NOT_READ_TEMPLATE =
  'Not read: a template. Render it (helm template) and keep the output in the workspace to have it read.';

interface Reading {
  readonly language: SyntaxFile['language'];
  readonly roots: readonly SyntaxNode[];
  readonly faults: readonly Fault[];
  readonly complete: boolean;
}

/**
 * Reads YAML (a stream of documents) or JSON (with comments and trailing commas), by the text first, then by the name.
 * Never throws: what cannot be read is told in `problems` (`syntax-error`, `duplicate-key`, `too-deep`,
 * `too-many-aliases`, `merge-markers`, `not-read-template`, `not-text`, `lfs-pointer`); what stands around it is kept.
 */
export function readSyntax(file: string, text: string): SyntaxFile {
  const lines = linesOf(file, text);
  const screened = screenText(text);
  if (screened)
    return syntaxFile(file, text, lines, { language: 'yaml', roots: [], faults: [screened], complete: true });

  const markers = blankMergeMarkers(text);
  const reading = readText(file, withLineFeeds(markers?.text ?? text));
  if (!markers) return syntaxFile(file, text, lines, reading);
  const fault: Fault = {
    code: 'merge-markers',
    message: 'The file holds merge-conflict markers; only our side is read. Resolve them.',
    span: markers.first,
  };
  return syntaxFile(file, text, lines, { ...reading, faults: [fault, ...reading.faults], complete: false });
}

function syntaxFile(file: string, text: string, lines: Lines, reading: Reading): SyntaxFile {
  return {
    file,
    text,
    language: reading.language,
    roots: reading.roots,
    problems: problemsOf(reading.faults, lines),
    complete: reading.complete,
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
  const named = /\.jsonc?$/i.test(file);
  if (!named && !/^\ufeff?\s*[{[]/.test(text)) return yaml(text);
  const json = readJson(text);
  if (json.complete) return json;
  if (hasTemplateMarks(text)) return template('json');
  return named ? json : yaml(text);
}

function readJson(text: string): Reading {
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
