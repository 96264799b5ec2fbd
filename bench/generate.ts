// Generates an estate of services for the benchmark: the same seed gives the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentText } from './estate/document';
import { descriptorText, environmentFiles } from './estate/manifests';
import { type Chance, chanceOf } from './estate/random';
import { drawTopology, type Node } from './estate/topology';

export interface EstatePlan {
  readonly services: number;
  readonly seed?: number;
  /** Bytes of the document in which the benchmark types; 1 MB if absent. */
  readonly typedBytes?: number;
  /** Bytes of every other document, at least; as in real estates if absent. */
  readonly documentBytes?: number;
  /** Environments of manifests; four if absent. */
  readonly environments?: number;
}

export interface Estate {
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** The document in which the benchmark types; it makes calls and is not broken. */
  readonly typed: string;
  /** The documents of OpenAPI. */
  readonly documents: readonly string[];
}

const ENVIRONMENTS = ['dev', 'test', 'stage', 'prod', 'eu', 'us'];
const BIG_BYTES = 1_200_000;
const ONE_BIG_IN = 25;
/** Operations a document: median 6, 90 % below 33, 99 % below 130. */
const OPERATIONS = { median: 6, sigma: 1.32 };
const BYTES = { median: 12_000, sigma: 0.5 };
const BROKEN = 0.03;
const DANGLING = 0.04;

/**
 * An estate as `EstatePlan` says: about 2.2 calls a service, some of them to nobody, some documents broken, one document of
 * 1.2 MB in 25, every service with a descriptor and with manifests in each environment, a few core services and two flows.
 */
export function generateEstate(plan: EstatePlan): Estate {
  const chance = chanceOf(plan.seed ?? 7);
  const nodes = drawTopology(plan.services, chance);
  const environments = ENVIRONMENTS.slice(0, plan.environments ?? 4);
  const files = new Map<string, string>([['.sre/config.yaml', configText(nodes)]]);
  const documents: string[] = [];
  // Not the gateway: one that calls as most do, and is called.
  const typed = nodes.find(({ layer, callees }) => layer === 1 && callees.length >= 2) ?? nodes[0];
  for (const [index, node] of nodes.entries()) {
    const file = documentOf(node);
    const isTyped = node === typed;
    const bytes = isTyped ? (plan.typedBytes ?? 1_000_000) : (plan.documentBytes ?? bytesOf(index, chance));
    const text = documentText(
      {
        service: node.name,
        operations: isTyped
          ? 40
          : Math.min(400, Math.max(2, Math.round(chance.spread(OPERATIONS.median, OPERATIONS.sigma)))),
        targets: targetsOf(node, chance),
        bytes,
        broken: !isTyped && chance.next() < BROKEN,
      },
      chance,
    );
    documents.push(file);
    files.set(file, text);
    files.set(`services/${node.name}/sre.yaml`, descriptorText(node.name, index));
    for (const environment of environments)
      for (const [name, content] of environmentFiles(node.name, environment, node.callees.slice(0, 2)))
        files.set(`services/${node.name}/deploy/${environment}/${name}`, content);
  }
  return { files, typed: typed === undefined ? '' : documentOf(typed), documents };
}

/** Writes an estate below `folder`. */
export function writeEstate(folder: string, estate: Estate): void {
  const made = new Set<string>();
  for (const [file, text] of estate.files) {
    const into = dirname(join(folder, file));
    if (!made.has(into)) mkdirSync(into, { recursive: true });
    made.add(into);
    writeFileSync(join(folder, file), text);
  }
}

function bytesOf(index: number, chance: Chance): number {
  return index % ONE_BIG_IN === ONE_BIG_IN - 1 ? BIG_BYTES : chance.spread(BYTES.median, BYTES.sigma);
}

function documentOf({ name }: Node): string {
  return `services/${name}/openapi.yaml`;
}

function targetsOf({ callees }: Node, chance: Chance): readonly string[] {
  return callees.map((callee) =>
    chance.next() < DANGLING ? 'nobody-knows-me' : `${callee}#getItem${chance.between(0, 1)}`,
  );
}

function configText(nodes: readonly Node[]): string {
  const core = nodes.filter(({ layer }) => layer === 0).slice(0, Math.max(2, nodes.length / 100));
  const flows = core
    .slice(0, 2)
    .map(({ name }, index) => `  - { name: flow-${index}, tier: core, entry: ${name}#getItem0 }`);
  return [
    'sre-config: "1.0"',
    'tiers:',
    `  core: [${core.map(({ name }) => name).join(', ')}]`,
    '  others: normal',
    'flows:',
    ...flows,
    '',
  ].join('\n');
}
