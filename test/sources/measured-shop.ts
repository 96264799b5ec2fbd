// A workspace whose services are those that the Prometheus of the tests has measured.
import { planLive, type LiveAsk } from '../../src/core/live/plan';
import type { LiveConfig } from '../../src/core/model/config';
import type { Graph } from '../../src/core/model/graph';
import { configOf } from '../../src/core/reading';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from '../session/files';

/** A descriptor with an objective of 99.9 % over 30 days, and a latency below 500 ms for `latency` of the requests. */
export function descriptor(service: string, latency?: string): string {
  const lines = [
    'sre: "1.0"',
    `service: ${service}`,
    'slos:',
    '  - { id: availability, type: availability, target: 99.9%, window: 30d }',
  ];
  if (latency !== undefined)
    lines.push(`  - { id: latency, type: latency, target: ${latency}, threshold: 500ms, window: 30d }`);
  return `${lines.join('\n')}\n`;
}

/** What is asked for these services with this `live:` section (the text below it). */
export function planOf(
  services: readonly string[],
  live = 'trafficWindow: 2h',
  files: Readonly<Record<string, string>> = {},
): { readonly graph: Graph; readonly plan: readonly LiveAsk[]; readonly config: LiveConfig | undefined } {
  const below = live.replace(/^/gm, '  ');
  const head = filesOf([
    ['.sre/config.yaml', `sre-config: "1.0"\ntiers: { core: [good] }\nlive:\n${below}\n`],
    ...Object.entries(files),
    ...services.map((service) => [`${service}/sre.yaml`, descriptor(service, '99%')] as const),
  ]);
  const { head: graph } = createSession().judge(snapshotOf(head, head));
  const config = configOf(head)?.live;
  return { graph, plan: planLive(graph, config), config };
}
