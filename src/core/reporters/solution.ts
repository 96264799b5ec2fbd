// The technical solution of the new calls, for the planning meeting: what is answered, and what is open.
import { callLabel } from '../model/call';
import type { Report } from '../model/report';
import type { Json } from '../model/service';
import type { Checklist, OpenQuestion } from '../model/solution';
import { openGates } from '../solution/checklist';
import { baselineValue } from './parts/baseline-value';
import { said } from './parts/json-values';
import { baselineName, count } from './parts/headline';
import { markdownCode, markdownText } from './parts/markdown-text';
import { practiceOffText } from './parts/practice-off';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions, Reporter } from './reporter';

const STATE_WIDTH = 8;

export const SOLUTION_REPORTERS: readonly Reporter[] = [
  { id: 'pretty', title: 'Text for a terminal', render: pretty },
  { id: 'markdown', title: 'A page for the planning meeting', render: (report) => markdown(report) },
  { id: 'json', title: 'Data for other tools', render: (report) => json(report) },
];

function pretty(report: Report, { paint }: RenderOptions): string {
  const colour = { open: 'yellow', stale: 'yellow', answered: 'green', evidence: 'dim' } as const;
  const blocks = listed(report).map(({ label, checklist }) => [
    paint('bold', terminalText(`${label}${storyOf(checklist)}`)),
    ...checklist.questions.flatMap((question) => [
      `  ${paint(colour[question.state], stateOf(question).padEnd(STATE_WIDTH))} ${question.id} ${question.question}`,
      ...details(question).map((text) => `  ${' '.repeat(STATE_WIDTH)}       ${terminalText(text)}`),
    ]),
  ]);
  const off = report.off.map((one) => paint('dim', terminalText(practiceOffText(one))));
  const ends = off.length === 0 ? [] : [off.join('\n')];
  return `${[...blocks.map((lines) => lines.join('\n')), ...ends, `${summary(report)}.`].join('\n\n')}\n`;
}

function markdown(report: Report): string {
  const blocks = listed(report).map(({ label, checklist }) => [
    `## ${markdownCode(label)}${markdownText(storyOf(checklist))}`,
    '',
    ...checklist.questions.flatMap((question) => {
      const box = question.state === 'open' || question.state === 'stale' ? ' ' : 'x';
      const gate = question.gate ? '**' : '';
      const title = `- [${box}] ${gate}${question.id}${gate} ${question.question}`;
      return [title, ...details(question).map((text) => `  - ${markdownText(text)}`)];
    }),
  ]);
  const head = ['# Technical solution', `${markdownText(summary(report))}.`];
  const off = report.off.map((one) => `${markdownText(practiceOffText(one))}.`);
  return `${[...head, ...blocks.map((lines) => lines.join('\n')), ...off].join('\n\n')}\n`;
}

function json(report: Report): string {
  const calls = listed(report).map(({ label, checklist }) =>
    said({
      call: checklist.call,
      label,
      story: checklist.story && { ...checklist.story },
      questions: checklist.questions.map(questionValue),
      off: checklist.off && [...checklist.off],
    }),
  );
  return `${JSON.stringify({ version: 1, baseline: baselineValue(report.baseline), calls }, null, 2)}\n`;
}

function questionValue({ answer, evidence, ...question }: OpenQuestion): Json {
  return said({
    id: question.id,
    question: question.question,
    why: question.why,
    gate: question.gate,
    state: question.state,
    answer:
      answer &&
      said({
        text: answer.text,
        notApplicable: answer.notApplicable,
        by: answer.by,
        on: answer.on,
        file: answer.place.file,
        line: answer.place.line,
      }),
    evidence: evidence && said({ text: evidence.text, file: evidence.place?.file, line: evidence.place?.line }),
    known: question.known?.map(({ text, place }) => said({ text, file: place?.file, line: place?.line })),
    ready: question.ready.map(({ text, source }) => ({ text, source })),
    staleBecause: question.staleBecause,
  });
}

function listed(report: Report): readonly { readonly label: string; readonly checklist: Checklist }[] {
  return report.changes.calls.flatMap(({ it }) => {
    const checklist = report.checklists.get(it.key);
    return checklist === undefined ? [] : [{ label: callLabel(it), checklist }];
  });
}

function summary(report: Report): string {
  if (report.baseline.kind === 'unknown')
    return `The baseline is unknown, so no call is known to be new: ${report.baseline.reason.replace(/\.$/, '')}`;
  const calls = listed(report);
  const open = calls.reduce((sum, { checklist }) => sum + openGates(checklist).length, 0);
  const compared = `compared with ${baselineName(report.baseline)}`;
  return `${count(calls.length, 'new or changed call')}, ${count(open, 'question')} open (${compared})`;
}

function storyOf({ story }: Checklist): string {
  return story === undefined ? '' : ` (${story.name}, ${story.file})`;
}

/** Questions that no gate asks are optional until the review. */
function stateOf({ state, gate }: OpenQuestion): string {
  return state === 'open' && !gate ? 'optional' : state === 'evidence' ? 'found' : state;
}

/** The answer, or for an open gate question the proposals, one a line. */
function details(question: OpenQuestion): readonly string[] {
  return [...statement(question), ...(question.known ?? []).map(({ text }) => `known: ${text}`)];
}

function statement(question: OpenQuestion): readonly string[] {
  const { answer, evidence, gate, state } = question;
  const proposals = gate ? question.ready.map(({ text, source }) => `ready: ${text} (${source})`) : [];
  switch (state) {
    case 'answered':
      return [answer?.notApplicable === undefined ? (answer?.text ?? '') : `does not apply: ${answer.notApplicable}`];
    case 'evidence':
      return [evidence?.text ?? ''];
    case 'stale':
      return [`to be confirmed, ${question.staleBecause ?? 'a fact changed'}: ${answer?.text ?? ''}`, ...proposals];
    case 'open':
      return proposals;
  }
}
