// A review for a terminal: what to do next, then what failed; what nobody knows is folded into a line.
import { type CheckResult, GROUP_TITLES, type Review, type ServiceReview } from '../model/review';
import type { Problem } from '../model/problem';
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
  const blocks = review.services.map((service) => block(service, options).join('\n'));
  return `${[...blocks, foot(review, options).join('\n')].join('\n\n')}\n`;
}

function block(service: ServiceReview, options: RenderOptions): readonly string[] {
  const { paint } = options;
  const { checks, next } = service;
  const failed = checks.filter(({ state }) => state === 'fail');
  const todo = next.flatMap((id) => checks.find((check) => check.id === id) ?? []);
  return [
    `${paint('bold', terminalText(service.service))}  ${headline(service)}`,
    ...(todo.length === 0
      ? [paint('green', 'Nothing is open.')]
      : ['', 'Next:', ...todo.flatMap((check, index) => step(check, index, options))]),
    ...(failed.length === 0 ? [] : ['', 'Failed:', ...failed.flatMap((check) => failure(check, options))]),
    '',
    ...scores(service, options),
    ...unknowns(checks, options),
  ];
}

function headline({ tier, declaredTier, stage, assumed, onboarded, environments }: ServiceReview): string {
  const raised = tier === declaredTier ? '' : ` (declared ${declaredTier})`;
  const parts = [
    tier === 'unknown' ? 'no tier' : `${tier}${raised}`,
    assumed ? `reviewed as ${stage}: nobody says its lifecycle` : `reviewed as ${stage}`,
    ...(environments.length > 0 ? [environments.join(', ')] : []),
    ...(onboarded ? [] : ['not onboarded yet: information only']),
  ];
  return parts.join(' · ');
}

function step({ id, title, remedy, state }: CheckResult, index: number, { paint }: RenderOptions): readonly string[] {
  const open = state === 'unknown' ? ' (no evidence)' : '';
  return [`  ${index + 1}. ${id} ${terminalText(title)}${open}`, paint('dim', `     ${terminalText(remedy)}`)];
}

function failure({ id, severity, message, evidence }: CheckResult, { paint }: RenderOptions): readonly string[] {
  const style = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'blue';
  return [
    `  ${paint(style, severity ?? 'information')} ${id} ${terminalText(message)}`,
    ...evidence.map(({ place }) => paint('dim', `      ${terminalText(`${place.file}:${place.line}`)}`)),
  ];
}

function scores({ scores: all }: ServiceReview, options: RenderOptions): readonly string[] {
  const rows = all.map(({ group, passed, failed, unknown, waived }) => [
    { text: GROUP_TITLES[group] },
    { text: `${passed} passed`, ...(passed > 0 && { style: 'green' as const }) },
    { text: `${failed} failed`, ...(failed > 0 && { style: 'red' as const }) },
    { text: `${unknown} unknown` },
    { text: waived === 0 ? '' : `${waived} waived` },
  ]);
  return table(rows, options).map((line) => line.trimEnd());
}

/** Unknowns are folded: their ids, once. */
function unknowns(checks: readonly CheckResult[], { paint }: RenderOptions): readonly string[] {
  const ids = checks.filter(({ state }) => state === 'unknown').map(({ id }) => id);
  return ids.length === 0 ? [] : [paint('dim', `No evidence: ${ids.join(', ')}`)];
}

function foot({ services, notRendered, problems, profile }: Review, { paint }: RenderOptions): readonly string[] {
  const results = services.flatMap(({ checks }) => checks);
  const of = (state: CheckResult['state']) => results.filter((check) => check.state === state).length;
  const total = `${count(services.length, 'service')} reviewed (${profile}): ${of('pass')} passed, ${of('fail')} failed, ${of('unknown')} unknown.`;
  const templates =
    notRendered.length === 0
      ? []
      : [
          `Not reviewed: ${count(notRendered.length, 'template')} that nobody has rendered (${terminalText(notRendered[0] ?? '')}${notRendered.length > 1 ? ' …' : ''}).`,
        ];
  return [...problems.flatMap((problem) => problemLines(problem, paint)), ...templates, total];
}

function problemLines({ message, severity, place }: Problem, paint: RenderOptions['paint']): readonly string[] {
  const where = place === undefined ? [] : [paint('dim', `      ${terminalText(`${place.file}:${place.line}`)}`)];
  return [paint(severity === 'error' ? 'red' : 'blue', terminalText(message)), ...where];
}
