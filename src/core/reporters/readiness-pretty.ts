// A review for a terminal: three things to do next, then each service with what failed; what nobody knows is one line.
import { type CheckResult, GROUP_TITLES, type Review, type ServiceReview } from '../model/review';
import type { Problem } from '../model/problem';
import {
  gateText,
  sinceText,
  notRenderedText,
  standing,
  STATE_WORDS,
  type Step,
  stepsOf,
  tallyOf,
  tallyText,
} from '../readiness/review/words';
import { count } from './parts/headline';
import { table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { ReadinessReporter } from './readiness-reporter';
import type { RenderOptions } from './reporter';

export const readinessPretty: ReadinessReporter = {
  id: 'pretty',
  title: 'For people in a terminal',
  render,
};

function render(review: Review, options: RenderOptions): string {
  const open = review.services.filter((service) => !isClear(service) || review.services.length === 1);
  const clear = review.services.filter((service) => !open.includes(service));
  const blocks = [
    nextBlock(review, options),
    ...open.map((service) => block(service, options)),
    clearBlock(clear, options),
    foot(review, options),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Nothing is open, also for the next stage, and nothing was accepted by a waiver: one line says it all. */
function isClear({ checks, gate, since }: ServiceReview): boolean {
  const { failed, unknown, waived } = tallyOf(checks);
  const changed = (since?.better.length ?? 0) + (since?.worse.length ?? 0);
  return failed + unknown + waived + gate.missing.length + changed === 0;
}

function nextBlock(review: Review, options: RenderOptions): readonly string[] {
  const steps = stepsOf(review);
  if (steps.length === 0) return [];
  const isOne = review.services.length === 1;
  return [options.paint('bold', 'Next'), ...steps.flatMap((step, index) => stepLines(step, index, isOne, options))];
}

function stepLines({ service, check }: Step, index: number, isOne: boolean, options: RenderOptions): readonly string[] {
  const { paint } = options;
  const whose = isOne ? '' : `${terminalText(service.service)}: `;
  const open = check.state === 'unknown' ? ' (no evidence)' : '';
  return [
    `  ${index + 1}. ${whose}${check.id} ${terminalText(check.title)}${open}`,
    // What failed stands below with its line; of what nobody knows only this is told.
    ...(check.state === 'unknown' ? [`     ${terminalText(check.message)}`] : []),
    paint('dim', `     ${terminalText(check.remedy)}`),
  ];
}

function block(service: ServiceReview, options: RenderOptions): readonly string[] {
  const { paint } = options;
  const { checks } = service;
  const failed = checks.filter(({ state }) => state === 'fail');
  const waived = checks.filter(({ state }) => state === 'waived');
  const gate = gateText(service);
  const since = sinceText(service);
  return [
    `${paint('bold', terminalText(service.service))}  ${standing(service).map(terminalText).join(' · ')}`,
    `  ${tallyText(tallyOf(checks))}${gate === undefined ? '' : `; ${gate}`}.`,
    ...(since === undefined ? [] : [`  ${terminalText(capital(since))}.`]),
    ...failed.flatMap((check) => failure(check, options)),
    ...waived.map(({ id, message }) => `  ${paint('dim', 'waived')} ${id} ${terminalText(message)}`),
    ...scores(service, options),
    ...unknowns(checks, options),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function failure({ id, severity, message, evidence }: CheckResult, { paint }: RenderOptions): readonly string[] {
  const style = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue';
  return [
    `  ${paint(style, severity ?? 'information')} ${id} ${terminalText(message)}`,
    ...evidence.map(({ place }) => paint('dim', `      ${terminalText(`${place.file}:${place.line}`)}`)),
  ];
}

/** Groups in which something is open; those that passed whole are in the count above. */
function scores({ scores: all }: ServiceReview, options: RenderOptions): readonly string[] {
  const open = all.filter(({ failed, unknown }) => failed + unknown > 0);
  const rows = open.map(({ group, passed, failed, unknown, waived }) => [
    { text: `  ${GROUP_TITLES[group]}` },
    { text: `${passed} passed`, ...(passed > 0 && { style: 'green' as const }) },
    { text: failed === 0 ? '' : `${failed} failed`, style: 'red' as const },
    { text: unknown === 0 ? '' : `${unknown} ${STATE_WORDS.unknown}` },
    { text: waived === 0 ? '' : `${waived} waived` },
  ]);
  return table(rows, options).map((line) => line.trimEnd());
}

/** Unknowns are folded: their ids, once. */
function unknowns(checks: readonly CheckResult[], { paint }: RenderOptions): readonly string[] {
  const ids = checks.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  return ids.length === 0 ? [] : [paint('dim', `  No evidence: ${ids.join(', ')}`)];
}

function clearBlock(services: readonly ServiceReview[], { paint }: RenderOptions): readonly string[] {
  if (services.length === 0) return [];
  const names = services.map(({ service, checks }) => `${terminalText(service)} (${tallyOf(checks).passed})`);
  return [`${paint('green', 'Nothing is open')}, with the checks that passed: ${names.join(', ')}`];
}

function foot(review: Review, { paint }: RenderOptions): readonly string[] {
  const { services, problems, profile } = review;
  const total = tallyOf(services.flatMap(({ checks }) => checks));
  const templates = notRenderedText(review);
  return [
    ...problems.flatMap((problem) => problemLines(problem, paint)),
    ...(templates === undefined ? [] : [terminalText(templates)]),
    `${count(services.length, 'service')} reviewed (${profile}): ${tallyText(total)}.`,
  ];
}

function problemLines({ message, severity, place }: Problem, paint: RenderOptions['paint']): readonly string[] {
  const where = place === undefined ? [] : [paint('dim', `      ${terminalText(`${place.file}:${place.line}`)}`)];
  return [paint(severity === 'error' ? 'red' : 'blue', terminalText(message)), ...where];
}
