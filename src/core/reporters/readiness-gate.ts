// The gate of a stage: exactly what each service lacks for it.
import type { CheckResult, Review, ServiceReview } from '../model/review';
import { stageText, STATE_WORDS } from '../readiness/review/words';
import { evidenceValue, said } from './parts/json-values';
import { markdownCode, markdownText } from './parts/markdown-text';
import { fileLink } from './parts/pull-request-calls';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface GateReporter {
  /** The value of `--format` beside `--gate`. */
  readonly id: string;
  readonly title: string;
  readonly render: (review: Review, options: RenderOptions) => string;
}

export const GATE_REPORTERS: readonly GateReporter[] = [
  { id: 'pretty', title: 'For people in a terminal', render: pretty },
  { id: 'markdown', title: 'For a ticket', render: markdown },
  { id: 'json', title: 'Data for other tools', render: json },
];

function pretty({ services, problems }: Review, { paint }: RenderOptions): string {
  const blocks = services.map((service) => {
    const style = service.gate.missing.length === 0 ? 'green' : 'red';
    const lines = service.gate.missing.flatMap((check) => [
      `  ${paint(style, STATE_WORDS[check.state])} ${check.id} ${terminalText(check.message)}`,
      ...check.evidence.map(({ place }) => paint('dim', `      ${terminalText(`${place.file}:${place.line}`)}`)),
      paint('dim', `      ${terminalText(next(check))}`),
    ]);
    const waived = waivedOf(service).map(({ id, message }) => `  waived ${id} ${terminalText(message)}`);
    return [`${paint('bold', terminalText(service.service))} ${stageText(service)}.`, ...lines, ...waived].join('\n');
  });
  return `${[...blocks, ...problems.map(({ message }) => terminalText(message))].join('\n\n')}\n`;
}

function markdown({ services }: Review, options: RenderOptions): string {
  const blocks = services.map((service) => {
    const items = service.gate.missing.map((check) => {
      const places = check.evidence.map(({ place }) => fileLink(place.file, place.line, options));
      const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
      return `- [ ] ${STATE_WORDS[check.state]} **${check.id}** ${markdownText(check.message)} ${markdownText(next(check))}${where}`;
    });
    items.push(...waivedOf(service).map(({ id, message }) => `- [x] waived **${id}** ${markdownText(message)}`));
    return [
      `### ${markdownCode(service.service)} ${stageText(service)}`,
      ...(items.length === 0 ? [] : ['', ...items]),
    ];
  });
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function json({ services }: Review): string {
  const values = services.map(({ service, gate }) => ({
    name: service,
    stage: gate.stage,
    missing: gate.missing.map(({ id, state, message, remedy, attestable, evidence }) =>
      said({ id, state, message, remedy, attestable, evidence: evidence.map(evidenceValue) }),
    ),
  }));
  return `${JSON.stringify({ version: 1, services: values }, null, 2)}\n`;
}

/** A waiver opens the gate, and is seen to. */
function waivedOf({ checks }: ServiceReview): readonly CheckResult[] {
  return checks.filter(({ state, demand }) => state === 'waived' && demand === 'required');
}

/** Where files cannot say it, a person may. */
function next({ remedy, attestable, state }: CheckResult): string {
  return attestable && state === 'unknown'
    ? `${remedy} Or attest it in .sre/reviews with link, name and date.`
    : remedy;
}
