// JUnit XML: suites of cases with their counts, every text safe inside XML.
import { terminalText } from './terminal-text';
import { xmlElement, xmlText } from './xml';

export interface Case {
  readonly name: string;
  /** Becomes `classname`: test pages make a tree of it at its dots. */
  readonly group: string;
  readonly file?: string;
  readonly line?: number;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly details: readonly string[];
  readonly type?: string;
}

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  /** What is told besides, one line each. */
  readonly notes: readonly string[];
}

/** The whole document. */
export function junitXml(name: string, suites: readonly Suite[]): string {
  const body = suites.map(suiteElement).join('\n');
  const all = counts(suites.flatMap(({ cases }) => cases));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', { name, ...all }, `\n${body}\n`)}\n`;
}

function suiteElement({ name, cases, notes }: Suite): string {
  const body = [
    ...cases.map(caseElement),
    ...(notes.length === 0 ? [] : [xmlElement('system-out', {}, xmlText(notes.join('\n')))]),
  ].join('\n');
  return xmlElement('testsuite', { name: terminalText(name), ...counts(cases) }, `\n${body}\n`);
}

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
  const total = (outcome: Case['outcome']) => String(cases.filter((one) => one.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: total('failure'),
    errors: total('error'),
    skipped: total('skipped'),
  };
}

function caseElement({ name, group, file, line, outcome, message, details, type }: Case): string {
  const attributes = {
    name: terminalText(name),
    classname: terminalText(group),
    ...(file !== undefined && { file: terminalText(file), line: String(line) }),
  };
  const text = details.map(terminalText).join('\n');
  const told =
    outcome === 'passed'
      ? xmlElement('system-out', {}, xmlText([terminalText(message), text].join('\n')))
      : xmlElement(outcome, { message: terminalText(message), ...(type !== undefined && { type }) }, xmlText(text));
  return xmlElement('testcase', attributes, told);
}
