// Generates an estate of services for the benchmark: the same seed gives the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Estate {
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** A document of about 60 KB with calls: where the benchmark types. */
  readonly typed: string;
}

/** `mulberry32`: small, seeded, good enough to scatter calls. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * An estate of `count` services: about two calls a service, a gateway with a dozen callees, hubs that many call,
 * one synchronous ring, 4 % dangling targets, 3 % broken documents, and one document of about 60 KB.
 */
export function generateEstate(count: number, seed = 7): Estate {
  const next = random(seed);
  const name = (index: number) => `svc-${String(index).padStart(4, '0')}`;
  const files = new Map<string, string>();
  const core = [0, 1, 2].map(name);
  files.set('.sre/config.yaml', `sre-config: "1.0"\ntiers:\n  core: [${core.join(', ')}]\n  others: normal\n`);
  for (let index = 0; index < count; index++) {
    const operations = index === 1 ? 150 : next() < 0.1 ? 34 : 3 + Math.floor(next() * 7);
    const callees = index === 0 ? 12 : index === 1 ? 3 : Math.floor(next() * 4.5);
    const targets = Array.from({ length: callees }, () => pick(next, index, count));
    if (index >= 10 && index < 14) targets.push(index === 13 ? 10 : index + 1);
    const broken = next() < 0.03;
    files.set(
      `services/${name(index)}/openapi.yaml`,
      document(name(index), operations, targets.map(name), next, broken),
    );
    files.set(`services/${name(index)}/sre.yaml`, descriptor(name(index)));
    files.set(`services/${name(index)}/k8s/deployment.yaml`, deployment(name(index), targets.slice(0, 2).map(name)));
  }
  return { files, typed: `services/${name(1)}/openapi.yaml` };
}

/** Callees lie behind their caller (no rings by accident); hubs are called by many. */
function pick(next: () => number, index: number, count: number): number {
  if (next() < 0.2) return Math.min(count - 1, 3 + Math.floor(next() * 3));
  return Math.min(count - 1, index + 1 + Math.floor(next() * Math.max(1, (count - index) / 4)));
}

function document(
  service: string,
  operations: number,
  targets: readonly string[],
  next: () => number,
  broken: boolean,
): string {
  const lines = [
    'openapi: 3.1.0',
    'info:',
    `  title: ${service}`,
    '  version: 1.0.0',
    `x-sre-service: ${service}`,
    'paths:',
  ];
  for (let index = 0; index < operations; index++) {
    lines.push(
      `  /items-${index}/{id}:`,
      '    get:',
      `      operationId: getItem${index}`,
      `      summary: Reads item ${index} of ${service}`,
    );
    lines.push('      parameters:', '        - { name: id, in: path, required: true, schema: { type: string } }');
    const target = targets[index];
    if (target !== undefined) {
      const to = next() < 0.04 ? 'nobody-knows-me' : `${target}#getItem0`;
      lines.push(
        '      x-sre-calls:',
        `        - to: ${to}`,
        '          mode: sync',
        '          timeout: 800ms',
        '          tries: 2',
      );
    }
    lines.push(
      '      responses:',
      "        '200':",
      '          description: The item',
      '          content:',
      '            application/json:',
      '              schema: { $ref: "#/components/schemas/Item" }',
    );
  }
  if (broken) lines.push('  /broken: [', '    get');
  else
    lines.push(
      'components:',
      '  schemas:',
      '    Item:',
      '      type: object',
      '      properties:',
      '        id: { type: string }',
    );
  return `${lines.join('\n')}\n`;
}

function descriptor(service: string): string {
  return `sre: "1.0"\nservice: ${service}\nowner: team-${service.slice(-1)}\nonboarded: 2026-01-01\nslos:\n  - { id: availability, type: availability, target: 99.9%, window: 30d }\n`;
}

function deployment(service: string, targets: readonly string[]): string {
  const env = targets.map(
    (target, index) => `            - { name: TARGET_${index}_URL, value: "http://${target}:8080" }`,
  );
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: { name: ${service} }`,
    'spec:',
    '  template:',
    `    metadata: { labels: { app: ${service} } }`,
    '    spec:',
    '      containers:',
    `        - name: ${service}`,
    `          image: registry/${service}:1`,
    ...(env.length === 0 ? [] : ['          env:', ...env]),
    '---',
    'apiVersion: v1',
    'kind: Service',
    `metadata: { name: ${service} }`,
    `spec: { selector: { app: ${service} }, ports: [{ port: 8080 }] }`,
    '',
  ].join('\n');
}

/** Writes an estate below `folder`. */
export function writeEstate(folder: string, estate: Estate): void {
  for (const [file, text] of estate.files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
