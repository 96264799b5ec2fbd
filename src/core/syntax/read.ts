// Text of a file to nodes with places: the one entry of this room.
//
// Nodes are views: an entry converts its value when it is asked for. A single-pass block index can therefore be put
// behind the same interface, parsing a block on first access, without a change in any reader.
import { type Fault, problemsOf } from './fault';
import { isEnvFile, readEnvLines } from './env-lines';
import { parseJsonTree, tooDeep } from './json-tree';
import { type Lines, linesOf } from './lines';
import { blankMergeMarkers } from './merge-markers';
import type { SyntaxFile, SyntaxNode } from './node';
import { screenText } from './screen';
import { repairYaml } from './yaml-repair';
import { surveyYaml } from './yaml-survey';
import { hasTemplateMarks, parseYamlTree, type YamlError } from './yaml-tree';
import { viewYaml } from './yaml-view';

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
  const reading = readText(file, markers?.text ?? text);
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

function readText(file: string, text: string): Reading {
  if (isEnvFile(file)) return { language: 'env', roots: [readEnvLines(text)], faults: [], complete: true };
  const named = /\.jsonc?$/i.test(file);
  if (!named && !/^\ufeff?\s*[{[]/.test(text)) return readYaml(text);
  const json = readJson(text);
  if (json.complete) return json;
  if (hasTemplateMarks(text)) return template('json');
  return named ? json : readYaml(text);
}

function readJson(text: string): Reading {
  const { root, faults } = parseJsonTree(text);
  const complete = faults.every((fault) => fault.code === 'duplicate-key');
  return { language: 'json', roots: root ? [root] : [], faults, complete };
}

function readYaml(text: string): Reading {
  const first = parseYamlTree(text);
  if (first.errors.length > 0 && hasTemplateMarks(text)) return template('yaml');
  const { tree, text: repaired, causes } = repairYaml(text, first);
  const survey = surveyYaml(tree.contents, repaired);
  const faults: Fault[] = [...causes, ...tree.errors].map(syntaxError);
  faults.push(...survey.faults);
  if (tree.tooDeepAt !== undefined) faults.push(tooDeep(tree.tooDeepAt));
  const context = { text: repaired, targets: survey.targets };
  return {
    language: 'yaml',
    roots: tree.contents.map((root) => viewYaml(context, root)),
    faults,
    complete: first.errors.length === 0 && survey.complete && tree.tooDeepAt === undefined,
  };
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

function syntaxError(error: YamlError): Fault {
  return { code: 'syntax-error', message: plainMessage(error), span: { start: error.start, end: error.end } };
}

const PLAIN = new Map([
  ['MULTILINE_IMPLICIT_KEY', 'A key must stand on one line; is a colon missing?'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A second "key:" on one line; quote the value or move it to its own line.'],
  ['TAB_AS_INDENT', 'Tabs cannot indent YAML; use spaces.'],
  ['BAD_ALIAS', 'The name behind & or * is missing or not allowed.'],
]);

/** A short sentence in place of the library's words. */
function plainMessage(error: YamlError): string {
  const known = PLAIN.get(error.code);
  if (known) return known;
  const line = error.message.split('\n', 1)[0] ?? '';
  if (/must start at the same column/.test(line)) return 'This line is not indented as the lines it belongs to.';
  if (line.startsWith('Missing closing')) return 'A closing quote is missing.';
  if (/followed by map values/.test(line)) return 'A colon is missing behind this key.';
  if (/^Flow|^Expected flow|, or :/.test(line)) return 'A closing bracket or a comma is missing here.';
  if (line.startsWith('Unexpected')) return 'This is not expected here.';
  return line.endsWith('.') ? line : `${line}.`;
}
