// P7: `sre-lens check` as a process beside redocly lint and spectral lint on the same files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, commitAll } from '../bench';
import type { Peers } from '../peers';
import { canMeasureProcesses, type Cost, costsOf, type Program } from '../measure/child';
import { atMost, type Figure, type Goal, notTried } from './goal';

const FLOOR = 'the peers validate schemas, which SRE Lens does not: a floor, not a like-for-like win';

export const checkGoal: Goal = {
  id: 'P7',
  goal: '`sre-lens check` CPU on a 1 MB document ≤ 1/5 of redocly lint, ≤ 1/25 of spectral lint; 100 services ≤ 1/10 and ≤ 1/20',
  run: async (bench) => {
    const peers = bench.peers();
    if (peers === undefined) return [notTried('check', 'the peers are not installed')];
    if (!canMeasureProcesses()) return [notTried('check', 'GNU time is not installed')];
    const one = oneDocument(bench);
    const estate = bench.estate({ services: 100 });
    const rules = rulesFor(estate.folder);
    return [
      ...(await beside(bench, peers, {
        label: one.label,
        folder: one.folder,
        files: ['openapi.yaml'],
        rules: rulesFor(one.folder),
        runs: 3,
        most: [5, 25],
      })),
      ...(await beside(bench, peers, {
        label: '100 services',
        folder: estate.folder,
        files: estate.documents,
        rules,
        runs: 1,
        most: [10, 20],
      })),
    ];
  },
};

function oneDocument(bench: Bench): { readonly folder: string; readonly label: string } {
  const folder = join(bench.scratch, 'one-document');
  mkdirSync(folder, { recursive: true });
  const { name, text } = bench.documents().find((document) => document.text.length > 900_000) ?? { name: '', text: '' };
  writeFileSync(join(folder, 'openapi.yaml'), text);
  commitAll(folder);
  return { folder, label: `${name}, ${(text.length / 1e6).toFixed(2)} MB` };
}

/** Rules of the peers: their own defaults for OpenAPI. */
function rulesFor(folder: string): string {
  const rules = join(folder, '.spectral.yaml');
  writeFileSync(rules, 'extends: ["spectral:oas"]\n');
  return rules;
}

interface Case {
  readonly label: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly rules: string;
  readonly runs: number;
  /** How many times less than redocly and spectral. */
  readonly most: readonly [number, number];
}

async function beside(
  bench: Bench,
  peers: Peers,
  { label, folder, files, rules, runs, most }: Case,
): Promise<readonly Figure[]> {
  bench.say(`check, redocly and spectral on ${label}`);
  const programs: Readonly<Record<'own' | 'redocly' | 'spectral', Program>> = {
    own: {
      script: join(bench.dist(), 'cli.js'),
      args: ['check', '--fail-on', 'never', '--format', 'json'],
      cwd: folder,
    },
    redocly: {
      script: peers.redocly,
      args: ['lint', '--extends=recommended', '--format=summary', ...files],
      cwd: folder,
    },
    spectral: {
      script: peers.spectral,
      args: ['lint', '--ruleset', rules, '--format', 'json', '--quiet', ...files],
      cwd: folder,
    },
  };
  const costs = costsOf(programs, runs);
  const { own } = costs;
  if (own === undefined) return [notTried(label, 'sre-lens check did not end')];
  return (['redocly', 'spectral'] as const).map((name, index) =>
    figureOf(`${label}, beside ${name} lint`, own, costs[name], most[index] ?? 1, name),
  );
}

function figureOf(what: string, own: Cost, peer: Cost | undefined, most: number, name: string): Figure {
  if (peer === undefined)
    return { what, figure: shown(own), peer: `${name} did not end in 280 s`, met: true, note: FLOOR };
  const ratio = peer.cpuSeconds / own.cpuSeconds;
  return atMost(what, most / ratio, 1, {
    figure: `1/${ratio.toFixed(1)} (${shown(own)})`,
    peer: `${name} ${shown(peer)}`,
    note: FLOOR,
  });
}

function shown({ cpuSeconds, peakMb }: Cost): string {
  return `${cpuSeconds.toFixed(2)} s, ${peakMb.toFixed(0)} MB`;
}
