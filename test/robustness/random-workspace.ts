// Random workspaces as values, and the many ways to write the same one down.
import { seeded } from './exercise';
import { below, pick, type Random } from './mutate';

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** Path without its ending → what the file says. */
export type Workspace = ReadonlyMap<string, Value>;

export interface Writing {
  readonly json: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly shuffleKeys: boolean;
  readonly shuffleFiles: boolean;
}

const TIERS = ['core', 'normal', 'supplementary'];
const MODES = ['sync', 'async'];

/** A baseline and a head that adds, drops and changes calls, tiers and operations. */
export function randomWorkspaces(random: Random): { readonly before: Workspace; readonly head: Workspace } {
  const names = ['web', 'orders', 'payments', 'sms', 'loyalty', 'stock'].slice(0, 3 + below(4, random));
  const before = workspace(names, random, 0.35);
  const head = new Map(before);
  for (const [file, value] of workspace(names, random, 0.5)) if (random() < 0.5) head.set(file, value);
  return { before, head };
}

/** The texts of a workspace, by path; the same seed gives the same order of keys and files. The config keeps its name. */
export function writeWorkspace(given: Workspace, how: Writing, seed: number): ReadonlyMap<string, string> {
  const texts = [...given].map(([name, value]): readonly [string, string] => {
    // By what the file holds: one that is the same on both sides is written in the same way.
    const ordered = how.shuffleKeys ? shuffled(value, seeded(seed + sumOf(name + JSON.stringify(value)))) : value;
    const text = how.json ? `${JSON.stringify(ordered, null, 2)}\n` : block(ordered, 0);
    const file = `${name}.${how.json && !name.startsWith('.sre/') ? 'json' : 'yaml'}`;
    return [file, text.replace(/\n/g, how.lineEnd)];
  });
  return new Map(how.shuffleFiles ? shuffledList(texts, seeded(seed)) : texts);
}

function sumOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}

function workspace(names: readonly string[], random: Random, density: number): Map<string, Value> {
  const files = new Map<string, Value>();
  const listed = (tier: string): Value => names.filter(() => random() < (tier === 'core' ? 0.4 : 0.2));
  const core = listed('core');
  files.set('.sre/config', { 'sre-config': '1.0', tiers: { core, ...(random() < 0.5 ? { others: 'normal' } : {}) } });
  for (const name of names) {
    files.set(`${name}/api`, api(name, names, random, density));
    if (random() < 0.6) files.set(`${name}/about`, descriptor(name, names, random, density));
    if (random() < 0.4) files.set(`${name}/deployment`, workload(name, names, random));
  }
  return files;
}

function api(name: string, names: readonly string[], random: Random, density: number): Value {
  const operation = (id: string): Value => ({
    operationId: `${name}-${id}`,
    ...(random() < density ? { 'x-sre-calls': calls(name, names, random) } : {}),
    ...(random() < 0.1 ? { deprecated: true } : {}),
    responses: { '200': { description: 'ok' } },
  });
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    'x-sre-service': name,
    paths: {
      '/things': { get: operation('list'), post: operation('make') },
      ...(random() < 0.7 ? { '/things/{id}': { get: operation('read') } } : {}),
    },
  };
}

function calls(name: string, names: readonly string[], random: Random): Value {
  const others = names.filter((other) => other !== name);
  return Array.from({ length: 1 + below(2, random) }, () => {
    const to = random() < 0.1 ? 'nobody' : pick(others, random);
    return {
      to: random() < 0.6 ? `${to}#${to}-${pick(['list', 'make', 'read'], random)}` : to,
      ...(random() < 0.8 ? { mode: pick(MODES, random) } : {}),
      ...(random() < 0.3 ? { blocks: random() < 0.5 } : {}),
      ...(random() < 0.4 ? { criticality: pick(['hard', 'soft'], random) } : {}),
      ...(random() < 0.3 ? { timeout: '800ms', tries: 2 } : {}),
    };
  });
}

function descriptor(name: string, names: readonly string[], random: Random, density: number): Value {
  return {
    sre: '1.0',
    service: name,
    ...(random() < 0.7 ? { tier: pick(TIERS, random) } : {}),
    ...(random() < 0.5 ? { owner: { team: `team-${name}` } } : {}),
    ...(random() < 0.4 ? { lifecycle: pick(['ga', 'deprecated', 'development'], random) } : {}),
    ...(random() < 0.5
      ? {
          slos: [
            { id: 'availability', type: 'availability', target: pick(['99.9%', '99.95%'], random), window: '30d' },
          ],
        }
      : {}),
    ...(random() < density ? { dependencies: calls(name, names, random) } : {}),
    ...(random() < 0.2 ? { flows: [{ name: `buy-${name}`, tier: 'core', entry: `${name}#${name}-make` }] } : {}),
  };
}

function workload(name: string, names: readonly string[], random: Random): Value {
  const env = names
    .filter((other) => other !== name && random() < 0.4)
    .map((other) => ({ name: `${other.toUpperCase()}_URL`, value: `http://${other}:8080/things` }));
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `r/${name}:1`, env }] } },
    },
  };
}

/** Block style, every string in quotes: what a person could have written. */
function block(value: Value, depth: number): string {
  const indent = '  '.repeat(depth);
  if (isList(value)) {
    if (value.length === 0) return `${indent}[]\n`;
    return value
      .map((item) => `${indent}-${isScalar(item) ? ` ${JSON.stringify(item)}\n` : `\n${block(item, depth + 1)}`}`)
      .join('');
  }
  if (isScalar(value)) return `${indent}${JSON.stringify(value)}\n`;
  const entries = Object.entries(value);
  if (entries.length === 0) return `${indent}{}\n`;
  return entries
    .map(
      ([key, item]) =>
        `${indent}${JSON.stringify(key)}:${isScalar(item) ? ` ${JSON.stringify(item)}\n` : `\n${block(item, depth + 1)}`}`,
    )
    .join('');
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isScalar(value: Value): value is string | number | boolean {
  return typeof value !== 'object';
}

function shuffled(value: Value, random: Random): Value {
  if (isList(value)) return value.map((item) => shuffled(item, random));
  if (isScalar(value)) return value;
  return Object.fromEntries(
    shuffledList(Object.entries(value), random).map(([key, item]) => [key, shuffled(item, random)]),
  );
}

function shuffledList<T>(list: readonly T[], random: Random): readonly T[] {
  const keyed = list.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
