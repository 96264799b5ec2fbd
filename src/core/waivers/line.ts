// Waivers written as comments: `# sre-lens-waive new-call-to-core until 2027-01-31 by team-sre: reason`.
import { ruleAdvice, ruleNamed } from '../config/rule-names';
import type { Problem } from '../model/problem';
import type { LineWaiver } from '../model/waiver';
import type { Span, SyntaxFile } from '../syntax/node';
import { parseDay } from '../units/day';
import { isContent } from './content';

export const WAIVE = 'sre-lens-waive';
/** Its end is looked for first: what begins with a letter that is everywhere is found three times as slowly. */
const WAIVE_END = '-waive';
const FORM = `${WAIVE} <rule> until <day> by <approver>: <reason>`;
/** Comments of one file that are looked at: far more than anybody writes, few enough for any file. */
const MOST = 1000;

export interface LineWaivers {
  readonly waivers: readonly LineWaiver[];
  readonly problems: readonly Problem[];
}

const NONE: LineWaivers = { waivers: [], problems: [] };

/**
 * The waivers in the comments of a file: `#` in YAML and env files, `//` in JSON with comments. One that lacks a part does
 * not hold and is told (`bad-waiver`, `unknown-rule`, `bad-date`). What merely looks like a comment, inside a text, is none.
 */
export function readLineWaivers(syntax: SyntaxFile): LineWaivers {
  if (!syntax.includes(WAIVE_END) || !syntax.includes(WAIVE)) return NONE;
  const { text } = syntax;
  const waivers: LineWaiver[] = [];
  const problems: Problem[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  const sign = syntax.language === 'json' ? '//' : '#';
  let seen = 0;
  for (const [index, line] of lines.entries()) {
    const mark = commentStart(line, sign);
    if (mark === undefined) continue;
    const start = syntax.offset(index + 1, mark + 1);
    const span: Span = { start, end: start + line.trimEnd().length - mark };
    if (++seen > MOST || isContent(syntax, start)) continue;
    const read = readComment(line.slice(mark + sign.length).trim());
    const place = syntax.place(span);
    if ('code' in read) {
      problems.push({ ...read, place, severity: 'warning' });
      continue;
    }
    const at = lineOf(lines, index, line.slice(0, mark), sign);
    waivers.push({ waiver: { ...read, place }, line: at + 1, about: plain(lines[at] ?? '', sign) });
  }
  return { waivers, problems };
}

/** Where the comment begins that is a waiver; it has to begin with the word, or prose about waivers would be one. */
function commentStart(line: string, sign: string): number | undefined {
  const word = line.indexOf(WAIVE);
  if (word < 0) return undefined;
  const mark = line.lastIndexOf(sign, word);
  if (mark < 0 || line.slice(mark + sign.length, word).trim() !== '') return undefined;
  const before = line[mark - 1];
  return before === undefined || before === ' ' || before === '\t' || sign === '//' ? mark : undefined;
}

type Read = Pick<Problem, 'code' | 'message'> | Omit<LineWaiver['waiver'], 'place'>;

function readComment(comment: string): Read {
  const [rule = '', until, day = '', by, ...words] = comment.slice(WAIVE.length).trim().split(/\s+/);
  const rest = words.join(' ');
  const colon = rest.indexOf(':');
  const approver = rest.slice(0, Math.max(0, colon)).trim();
  const reason = rest.slice(colon + 1).trim();
  const lacks = [
    ...(rule === '' || rule === 'until' ? ['rule'] : []),
    ...(until === 'until' && day !== '' ? [] : ['"until" with a day']),
    ...(by === 'by' && approver !== '' && !isBlank(approver) ? [] : ['"by" with an approver']),
    ...(colon >= 0 && reason !== '' && !isBlank(reason) ? [] : ['reason behind a colon']),
  ];
  if (lacks.length > 0)
    return {
      code: 'bad-waiver',
      message: `This waiver does not hold: it has no ${lacks.join(' and no ')}. Write it as "${FORM}".`,
    };
  const named = ruleNamed(rule);
  if (named === undefined)
    return {
      code: 'unknown-rule',
      message: `No rule is called "${rule}", so this waiver does not hold. ${ruleAdvice(rule)}`,
    };
  const expires = day.length === 'yyyy-mm-dd'.length ? parseDay(day) : undefined;
  if (expires === undefined)
    return {
      code: 'bad-date',
      message: `"${day}" is no day of the calendar, so this waiver does not hold. Write it as 2027-03-01.`,
    };
  return { rule: named, reason, approver, expires };
}

/** `<approver>`: a place that nobody has filled in yet. */
function isBlank(text: string): boolean {
  return text.startsWith('<') && text.endsWith('>');
}

/**
 * The line that a comment speaks of (0-based): its own where something stands before it, else the next line that says
 * something (of an environment variable, `- name:` with `value:` below it, its value); the one above where the comment is indented deeper than that, as the last line of an entry.
 */
function lineOf(lines: readonly string[], index: number, before: string, sign: string): number {
  if (before.trim() !== '') return index;
  const below = nextThatSays(lines, index, 1, sign);
  if (below !== undefined && indentOf(lines[below] ?? '') >= before.length)
    return valueOfNamed(lines, below, sign) ?? below;
  return nextThatSays(lines, index, -1, sign) ?? below ?? index;
}

/** A finding about an environment variable stands at its value, while people write above its name. */
function valueOfNamed(lines: readonly string[], name: number, sign: string): number | undefined {
  const item = /^([ \t]*-[ \t]+)name:[ \t]/.exec(lines[name] ?? '');
  const next = item === null ? undefined : nextThatSays(lines, name, 1, sign);
  const line = next === undefined ? '' : (lines[next] ?? '');
  return line.startsWith('value:', indentOf(line)) && indentOf(line) === item?.[1]?.length ? next : undefined;
}

function nextThatSays(lines: readonly string[], index: number, step: 1 | -1, sign: string): number | undefined {
  for (let at = index + step; at >= 0 && at < lines.length; at += step) if (says(lines[at] ?? '', sign)) return at;
  return undefined;
}

function says(line: string, sign: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith(sign);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The line without its comment, so far as that can be told from the line alone, and without indentation. */
function plain(line: string, sign: string): string {
  const mark = line.indexOf(` ${sign}`);
  return (mark < 0 ? line : line.slice(0, mark)).trim().replace(/\s+/g, ' ');
}
