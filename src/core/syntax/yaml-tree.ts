// YAML text to the library's documents, with its errors as values and nothing nested beyond the cap.
import { Composer, Lexer, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import { cutDeepTokens } from './depth';
import { boundedLexemes } from './yaml-lexemes';

/** An error as the library says it. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface YamlTree {
  /** All documents of the stream, the empty ones too; at least one unless the text cannot be read at all. */
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  /** What the non-empty documents hold. */
  readonly contents: readonly ParsedNode[];
  readonly errors: readonly YamlError[];
  /** Where the first too deep collection was cut out. */
  readonly tooDeepAt?: number;
  /** From where on nothing was read, and how many lines before it are broken. */
  readonly tooBroken?: { readonly at: number; readonly broken: number };
  /** From where on nothing was read, because of the documents, anchors, aliases and directives before it. */
  readonly tooManyMarksAt?: number;
}

/** Scalars are typed by `yaml-scalar.ts`; key uniqueness is checked by `yaml-survey.ts` (the library is quadratic). */
const OPTIONS = {
  version: '1.2',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: 'silent',
  resolveKnownTags: false,
} as const;

let given = 0;

/** Characters that were given to the parser so far: only differences mean something. */
export function charactersGiven(): number {
  return given;
}

/** The documents of a stream. Never throws: what the library cannot bear is an error of code `IMPOSSIBLE` at the start. */
export function parseYamlTree(text: string): YamlTree {
  given += text.length;
  return withoutStackTraces(() => parse(text));
}

/** Every error of the library captures a stack: most of the time that a text full of errors takes. */
function withoutStackTraces<T>(work: () => T): T {
  const settings = Error as ErrorConstructor & { stackTraceLimit?: number };
  const limit = settings.stackTraceLimit;
  if (limit === undefined) return work();
  settings.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    settings.stackTraceLimit = limit;
  }
}

function parse(text: string): YamlTree {
  let tooDeepAt: number | undefined;
  const { given: lexemes, leftOut } = boundedLexemes(new Lexer().lex(text));
  const tokens = function* (): Generator<CST.Token, void, unknown> {
    for (const token of tokensOf(lexemes)) {
      const cut = cutDeepTokens(token);
      tooDeepAt ??= cut;
      yield token;
    }
  };
  const documents: Document.Parsed<ParsedNode>[] = [];
  const contents: ParsedNode[] = [];
  const errors: YamlError[] = [];
  try {
    for (const document of new Composer<ParsedNode>(OPTIONS).compose(tokens(), true, text.length)) {
      documents.push(document);
      takeErrors(document, errors);
      if (document.contents && !isEmpty(document)) contents.push(document.contents);
    }
  } catch (error) {
    const message =
      error instanceof RangeError ? 'The text is nested too deeply to be read.' : 'The text cannot be read.';
    errors.push({ code: 'IMPOSSIBLE', message, start: 0, end: 0 });
  }
  tooDeepAt ??= leftOut.tooDeepAt;
  return {
    documents,
    contents,
    errors,
    ...(tooDeepAt === undefined ? {} : { tooDeepAt }),
    ...(leftOut.tooManyMarksAt === undefined ? {} : { tooManyMarksAt: leftOut.tooManyMarksAt }),
    ...(leftOut.tooBrokenAt === undefined ? {} : { tooBroken: { at: leftOut.tooBrokenAt, broken: leftOut.broken } }),
  };
}

function* tokensOf(lexemes: Iterable<string>): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}

/** True if `{{` stands in the text outside quotes, comments and block text: two flow maps that open at once. */
export function hasTemplateMarks(text: string): boolean {
  if (!text.includes('{{') || !text.includes('}}')) return false;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    if (token === '{' && previous === '{') return true;
    previous = token;
  }
  return false;
}

function takeErrors(document: Document.Parsed<ParsedNode>, errors: YamlError[]): void {
  for (const error of document.errors) {
    errors.push({ code: error.code, message: error.message, start: error.pos[0], end: error.pos[1] });
  }
}

function isEmpty(document: Document.Parsed<ParsedNode>): boolean {
  const contents = document.contents;
  return contents === null || (contents.range[0] === contents.range[1] && !contents.anchor);
}
