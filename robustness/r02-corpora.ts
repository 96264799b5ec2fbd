// R2: the test documents of parsers and tools, from folders that are named in CORPORA.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { buildCli } from '../test/cli/build';
import { filesBelow, readInChild } from './documents';
import type { Goal } from './goal';

const LIMITS = { heapMb: 768, patienceMs: 60_000 };
const DOCUMENT = /\.(?:ya?ml|json|scenario)$/;

export const corpora: Goal = {
  id: 'R2',
  what: 'yaml-test-suite, JSONTestSuite, OAI, Spectral, Kubernetes and oasdiff documents: 0 crashes',
  run: async () => {
    const folders = (process.env['CORPORA'] ?? '').split(delimiter).filter((folder) => folder !== '');
    if (folders.length === 0)
      return { figure: 'none', met: undefined, note: `CORPORA=folder${delimiter}folder names the checkouts` };
    const cli = await buildCli();
    const figures: string[] = [];
    let crashes = 0;
    for (const folder of folders) {
      if (!existsSync(folder)) throw new Error(`${folder} does not exist`);
      const files = filesBelow(folder, (name) => DOCUMENT.test(name));
      let died = 0;
      let told = 0;
      await readInChild(files, LIMITS, ({ path, threw, read }) => {
        if (threw !== undefined) console.error(`R2: ${path}: ${threw}`);
        if (threw !== undefined) died += 1;
        if ((read?.codes.length ?? 0) > 0) told += 1;
      });
      const code = checkFolder(cli, folder);
      if (code === undefined) died += 1;
      crashes += died;
      figures.push(`${basename(folder)} ${files.length} documents, ${told} with problems, ${died} crashes`);
      console.error(`R2: ${figures.at(-1)}, check ends with ${code}`);
    }
    return {
      figure: figures.join('; '),
      met: crashes === 0,
      note: 'each document alone, then `check --audit` on the folder',
    };
  },
};

/** The exit code of an audit of the whole folder; `undefined` where it is none that a user may see. */
function checkFolder(cli: string, folder: string): number | undefined {
  const out = mkdtempSync(join(tmpdir(), 'sre-lens-r2-'));
  try {
    const args = [cli, 'check', '--audit', '--format', 'json', '--output', join(out, 'report.json')];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
    if (status === 0 || status === 1 || status === 2) return status;
    writeFileSync(join(out, 'stderr'), stderr);
    console.error(`R2: check of ${folder} ends with ${status}: ${stderr.slice(0, 2000)}`);
    return undefined;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
