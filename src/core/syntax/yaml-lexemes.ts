// The lexemes of a YAML text on their way to the parser, without what would cost it seconds and a gigabyte: a million open
// brackets, an error in each of a hundred thousand lines, sixty thousand aliases. Nobody wrote these by hand.
import { MAX_DEPTH } from './depth';

/** Announces that the next lexeme is the text of a scalar; stands for no character itself. */
const SCALAR = '\x1f';
/** Other lexemes that stand for no character: the start of a document's contents, and of what no bracket closed. */
const DOCUMENT = '\x02';
const FLOW_ERROR_END = '\x18';

/** With more lines than this that cannot be right, what the parser would say of the rest means nothing. */
const MOST_BROKEN = 1000;
/** Documents, anchors, aliases and directives of one text: each costs the parser as much as hundreds of characters. */
export const MOST_MARKS = 10_000;

export interface LeftOut {
  /** Collections below this offset are nested too deeply. */
  readonly tooDeepAt: number | undefined;
  /** From this offset on nothing is given. */
  readonly tooBrokenAt: number | undefined;
  /** Lines that cannot be right. */
  readonly broken: number;
  /** From this offset on nothing is given, because so many marks stand before it. */
  readonly tooManyMarksAt: number | undefined;
}

/**
 * Gives lexemes on. Those below the first collection beyond the cap (brackets in brackets, or `- - -`, `? ? ?`, `a: b: c:`
 * on one line) come as one white space of the same length, so that offsets stay; behind too many broken lines or marks none.
 */
export function boundedLexemes(lexemes: Iterable<string>): {
  readonly given: Iterable<string>;
  readonly leftOut: LeftOut;
} {
  const leftOut: { -readonly [Key in keyof LeftOut]: LeftOut[Key] } = {
    tooDeepAt: undefined,
    tooBrokenAt: undefined,
    broken: 0,
    tooManyMarksAt: undefined,
  };
  const given = function* (): Generator<string> {
    const line = createLine();
    let at = 0;
    let hidden = 0;
    let marks = 0;
    let isScalar = false;
    for (const lexeme of lexemes) {
      const isText: boolean = isScalar;
      isScalar = !isText && lexeme === SCALAR;
      const length = !isText && (isScalar || lexeme === DOCUMENT || lexeme === FLOW_ERROR_END) ? 0 : lexeme.length;
      if (!isText && (line.takes(lexeme) || isOpenQuote(lexeme)) && ++leftOut.broken > MOST_BROKEN) {
        leftOut.tooBrokenAt = at;
        break;
      }
      if (!isText && isMark(lexeme) && ++marks > MOST_MARKS) {
        leftOut.tooManyMarksAt = at;
        break;
      }
      if (line.depth() > MAX_DEPTH + 1) {
        leftOut.tooDeepAt ??= at;
        hidden += length;
      } else {
        if (hidden > 0) yield ' '.repeat(hidden);
        hidden = 0;
        yield lexeme;
      }
      at += length;
    }
    if (hidden > 0) yield ' '.repeat(hidden);
  };
  return { given: given(), leftOut };
}

/** `&name`, `*name`, `%DIRECTIVE`, `---`. */
function isMark(lexeme: string): boolean {
  const first = lexeme.charCodeAt(0);
  return first === 38 || first === 42 || first === 37 || lexeme === '---';
}

/** A quoted scalar that nothing closes: it ends with its line. */
function isOpenQuote(lexeme: string): boolean {
  const quote = lexeme.charAt(0);
  return (quote === '"' || quote === "'") && (lexeme.length === 1 || !lexeme.endsWith(quote));
}

/** Follows the brackets, and on each line the indicators of block collections. */
function createLine() {
  let brackets = 0;
  /** With the bracket that was closed last, which belongs to what it closes. */
  let level = 0;
  let indicators = 0;
  let colons = 0;
  let isStart = true;
  return {
    depth: () => Math.max(level, indicators),
    /** True where the line is found broken, once a line: a bracket too many or too few, a second colon, a tab for its indentation. */
    takes: (lexeme: string): boolean => {
      const isFirst = isStart;
      level = brackets;
      isStart = lexeme === '\n' || lexeme === '\r\n';
      if (isStart) {
        indicators = 0;
        colons = 0;
      } else if (isFirst && lexeme.startsWith(' ')) isStart = true;
      else if (lexeme === '[' || lexeme === '{') level = ++brackets;
      else if (lexeme === ']' || lexeme === '}') {
        if (brackets === 0) return true;
        brackets--;
      } else if (lexeme === FLOW_ERROR_END) {
        level = 0;
        brackets = 0;
        return true;
      } else if (brackets > 0) return false;
      else if (lexeme === '-' || lexeme === '?') indicators++;
      else if (lexeme === ':') {
        indicators++;
        // A colon at the beginning stands behind a `?` of an earlier line.
        if (!isFirst) return ++colons === 2;
      } else if (isFirst) return lexeme.startsWith('\t');
      return false;
    },
  };
}
