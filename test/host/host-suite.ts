// Runs test/host/suite inside a real VS Code: one named by VSCODE_PATH, one that can be downloaded, or the VS Code server.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { bundle } from '../../esbuild.mjs';
import { makeDemo } from '../../scripts/demo.mjs';
import { repositoryRoot, testTools } from './npm-package';
import { openWorkbench } from './open-vscode';
import { suiteMark } from './suite/mark';

const limitMs = 8 * 60_000;

async function bundleSuite(): Promise<string> {
  const source = path.join(repositoryRoot, 'test/host/suite');
  const out = path.join(repositoryRoot, 'out/host');
  await rm(out, { recursive: true, force: true });
  const tests = (await readdir(source)).filter((name) => name.endsWith('.test.ts') || name === 'index.ts');
  await build({
    entryPoints: tests.map((name) => path.join(source, name)),
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(out, 'index.cjs');
}

// A desktop VS Code needs a display; without one the server in a headless browser is the real VS Code that works.
async function desktopVsCode(): Promise<string | undefined> {
  const named = process.env.VSCODE_PATH;
  if (named !== undefined && named !== '') return named;
  const display = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
  if (!display) return undefined;
  try {
    return await downloadAndUnzipVSCode({ cachePath: testTools, version: 'stable' });
  } catch {
    console.log('VS Code cannot be downloaded here; using the VS Code server from the npm registry.');
    return undefined;
  }
}

async function runInDesktop(executable: string, suite: string, workspace: string): Promise<number> {
  return runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: suite,
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
}

async function runInServer(suite: string, workspace: string): Promise<number> {
  const others: string[] = [];
  const workbench = await openWorkbench({
    workspaceFolder: workspace,
    extensionPath: repositoryRoot,
    extensionTestsPath: suite,
    onConsole: (text) => {
      if (text.startsWith(suiteMark)) console.log(text.slice(suiteMark.length));
      else others.push(text);
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The suite in VS Code did not end in time.')), limitMs);
  });
  try {
    const code = await Promise.race([workbench.exitCode, tooLong]);
    if (code !== 0) console.log(['What else VS Code wrote to its console:', ...others.slice(-50)].join('\n'));
    return code;
  } finally {
    clearTimeout(timer);
    await workbench.close();
  }
}

async function main(): Promise<number> {
  await bundle();
  const suite = await bundleSuite();
  const scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-host-'));
  try {
    const workspace = path.join(scratch, 'phone-shop');
    await makeDemo(workspace);
    const executable = await desktopVsCode();
    if (executable !== undefined) return await runInDesktop(executable, suite, workspace);
    return await runInServer(suite, workspace);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
