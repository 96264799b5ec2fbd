// What the goals share: a scratch folder, the bundles as they are shipped, generated estates, documents, the peers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Estate, type EstatePlan, generateEstate, writeEstate } from './generate';
import { findPeers, type Peers } from './peers';

/** Where npm runs its scripts. */
const ROOT = process.cwd();

export interface BigDocument {
  readonly name: string;
  readonly text: string;
}

export interface WrittenEstate extends Estate {
  readonly folder: string;
}

export interface Bench {
  readonly root: string;
  readonly scratch: string;
  /** The folder of the bundles, built when first asked for. */
  readonly dist: () => string;
  /** An estate on disk, all of it committed on `main`; the same plan gives the same folder. */
  readonly estate: (plan: EstatePlan) => WrittenEstate;
  /** Documents of OpenAPI by growing size: public ones where they are there, else generated ones. */
  readonly documents: () => readonly BigDocument[];
  /** `undefined` where they are not installed and cannot be. */
  readonly peers: () => Peers | undefined;
  readonly say: (text: string) => void;
  readonly close: () => void;
}

/** Public documents that lie beside the repository on some machines; they are no part of it. */
const PUBLIC = ['twilio_insights.yaml', 'box-1mb.yaml', 'github.yaml', 'github-full.yaml'];
const GENERATED = [60_000, 1_000_000, 3_500_000, 10_000_000];

export function openBench(say: (text: string) => void): Bench {
  const scratch = mkdtempSync(join(tmpdir(), 'sre-lens-bench-'));
  const estates = new Map<string, WrittenEstate>();
  let bundles: string | undefined;
  let peers: { readonly found: Peers | undefined } | undefined;
  return {
    root: ROOT,
    scratch,
    dist: () => {
      bundles ??= bundleInto(join(scratch, 'dist'));
      return bundles;
    },
    estate: (plan) => {
      const key = JSON.stringify(plan);
      const known = estates.get(key);
      if (known !== undefined) return known;
      say(`generating ${plan.services} services`);
      const estate = { ...generateEstate(plan), folder: join(scratch, `estate-${estates.size}`) };
      writeEstate(estate.folder, estate);
      commitAll(estate.folder);
      estates.set(key, estate);
      return estate;
    },
    documents: () => {
      const folder = resolve(ROOT, '../shared/specs');
      if (PUBLIC.every((name) => existsSync(join(folder, name))))
        return PUBLIC.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
      say('no public documents beside the repository: generated ones stand for them');
      return GENERATED.map((bytes) => {
        const { files, typed } = generateEstate({ services: 25, typedBytes: bytes });
        return { name: `generated, ${(bytes / 1e6).toFixed(2)} MB`, text: files.get(typed) ?? '' };
      });
    },
    peers: () => {
      peers ??= { found: findPeers(join(ROOT, 'bench/peers'), say) };
      return peers.found;
    },
    say,
    close: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

function bundleInto(folder: string): string {
  execFileSync(process.execPath, [join(ROOT, 'esbuild.mjs'), '--production', '--into', folder], { stdio: 'ignore' });
  return folder;
}

/** Commits everything below `folder` on `main`. */
export function commitAll(folder: string, message = 'baseline'): void {
  const git = (...args: readonly string[]): void => {
    const as = ['user.name=bench', 'user.email=bench@example.com', 'commit.gpgsign=false', 'gc.auto=0'];
    execFileSync('git', ['-C', folder, ...as.flatMap((option) => ['-c', option]), ...args], { stdio: 'ignore' });
  };
  if (!existsSync(join(folder, '.git'))) git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', message);
}
