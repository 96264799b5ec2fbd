// Who is to be onboarded next: services that SRE has not taken on yet, the one in trouble first.
import type { Review, ServiceReview } from '../model/review';
import { compareTiers } from '../model/tier';
import { count } from './parts/headline';
import { said } from './parts/json-values';
import { markdownText } from './parts/markdown-text';
import { table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface QueueReporter {
  /** The value of `--format` beside `--queue`. */
  readonly id: string;
  readonly title: string;
  readonly render: (review: Review, options: RenderOptions) => string;
}

export const QUEUE_REPORTERS: readonly QueueReporter[] = [
  { id: 'pretty', title: 'A table', render: pretty },
  { id: 'markdown', title: 'A table for a page', render: markdown },
  { id: 'json', title: 'Data for other tools', render: json },
];

const HEAD = ['SERVICE', 'TIER', 'INCIDENTS', 'CALLERS', 'FAILED', 'STATE'] as const;

/** By effective tier, then incidents, then callers, then what fails. */
function queueOf({ services }: Review): readonly ServiceReview[] {
  return services
    .filter(({ onboarded }) => !onboarded)
    .sort(
      (a, b) =>
        compareTiers(b.tier, a.tier) ||
        b.incidents.count - a.incidents.count ||
        b.callers - a.callers ||
        failed(b) - failed(a) ||
        (a.service < b.service ? -1 : 1),
    );
}

function pretty(review: Review, options: RenderOptions): string {
  const queue = queueOf(review);
  if (queue.length === 0) return 'Every service is onboarded.\n';
  const head = HEAD.map((text) => ({ text, style: 'dim' as const }));
  const rows = queue.map((service) => cells(service).map((text) => ({ text: terminalText(text) })));
  return `${[...table([head, ...rows], options), '', footer(review, queue)].join('\n')}\n`;
}

function markdown(review: Review): string {
  const queue = queueOf(review);
  if (queue.length === 0) return 'Every service is onboarded.\n';
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  const rows = queue.map((service) => line(cells(service).map(markdownText)));
  const head = HEAD.map((text) => text.toLowerCase());
  return `${[line(head), line(HEAD.map(() => '---')), ...rows, '', footer(review, queue)].join('\n')}\n`;
}

function json(review: Review): string {
  const queue = queueOf(review).map((service) =>
    said({
      service: service.service,
      tier: service.tier,
      incidents: service.incidents.count,
      callers: service.callers,
      failed: failed(service),
      next: service.next,
    }),
  );
  return `${JSON.stringify({ version: 1, queue }, null, 2)}\n`;
}

function cells(service: ServiceReview): readonly string[] {
  const { tier, declaredTier, incidents, callers } = service;
  const raised = tier === declaredTier ? '' : ` (declared ${declaredTier})`;
  const fails = failed(service);
  const state = fails === 0 ? 'nothing fails' : `next: ${service.next.join(', ')}`;
  return [service.service, `${tier}${raised}`, String(incidents.count), String(callers), String(fails), state];
}

function failed({ checks }: ServiceReview): number {
  return checks.filter(({ state }) => state === 'fail').length;
}

function footer({ services }: Review, queue: readonly ServiceReview[]): string {
  const onboarded = services.length - queue.length;
  return `${count(queue.length, 'service')} to onboard, ${onboarded} onboarded. Once SRE takes one on, its sre.yaml says so: onboarded, and the day.`;
}
