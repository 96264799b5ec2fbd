// The peers of the benchmark: pinned in peers/package.json, installed when they are first needed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Peers {
  /** Scripts to be run by node. */
  readonly redocly: string;
  readonly spectral: string;
  readonly yamlServer: string;
  /** The folder from which `@apidevtools/swagger-parser` is found. */
  readonly folder: string;
  /** `yaml-language-server 1.25.0`, and so on. */
  readonly versions: readonly string[];
}

/** Installs what is missing; `undefined` where that fails (no network). */
export function findPeers(folder: string, say: (text: string) => void): Peers | undefined {
  const wanted = Object.entries(dependenciesOf(join(folder, 'package.json')));
  const isThere = () => wanted.every(([name]) => existsSync(join(folder, 'node_modules', name, 'package.json')));
  if (!isThere()) {
    say('installing the peers (once)');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: 280_000 });
  }
  if (!isThere()) {
    say('the peers cannot be installed: figures beside them are left out');
    return undefined;
  }
  const bin = (name: string, command: string) => join(folder, 'node_modules', name, binOf(folder, name, command));
  return {
    redocly: bin('@redocly/cli', 'redocly'),
    spectral: bin('@stoplight/spectral-cli', 'spectral'),
    yamlServer: bin('yaml-language-server', 'yaml-language-server'),
    folder,
    versions: wanted.map(([name, version]) => `${name} ${version}`),
  };
}

function dependenciesOf(file: string): Readonly<Record<string, string>> {
  return (read(file) as { readonly dependencies?: Readonly<Record<string, string>> }).dependencies ?? {};
}

function binOf(folder: string, name: string, command: string): string {
  const { bin } = read(join(folder, 'node_modules', name, 'package.json')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  return typeof bin === 'string' ? bin : (bin[command] ?? '');
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
