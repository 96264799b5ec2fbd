// npm start [-- [DIR] [--no-editor]]: sets up what is missing, runs the main job on the demo, opens it in a real VS Code.
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, run, setUp } from './set-up.mjs';

const findings = 1;

function heading(text) {
  console.log(`\n== ${text}`);
}

async function must(what, args, options) {
  const code = await run(process.execPath, args, options);
  if (code === 0) return;
  console.error(`${what} failed with code ${code}.`);
  process.exit(code);
}

function isEmpty(folder) {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

function installedCode() {
  const named = process.env.VSCODE_PATH;
  if (named !== undefined && named !== '') return named;
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return found.find((file) => existsSync(file)) === undefined ? undefined : names[0];
}

async function openEditor(folder) {
  const code = installedCode();
  if (code !== undefined) {
    const done = await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, folder]);
    if (done === 0) return console.log('VS Code opens the demo with the extension.');
    console.log(`${code} did not start (code ${done}); using the VS Code server instead.`);
  }
  await must('The VS Code server', ['--import', 'tsx', 'test/host/serve.ts', folder]);
}

async function main() {
  const { values, positionals } = parseArgs({ options: { 'no-editor': { type: 'boolean' } }, allowPositionals: true });
  await setUp();
  heading('build');
  await must('The build', ['esbuild.mjs']);

  const given = positionals[0];
  const folder =
    given === undefined ? path.join(mkdtempSync(path.join(tmpdir(), 'sre-lens-')), 'phone-shop') : path.resolve(given);
  heading(`demo in ${folder}`);
  // A folder with something in it is a demo that someone has worked on: it is left as it is.
  if (isEmpty(folder)) await must('Making the demo', ['scripts/demo.mjs', folder]);

  heading('sre-lens check');
  const code = await run(process.execPath, [path.join(root, 'dist/cli.js'), 'check'], { cwd: folder });
  if (code !== 0 && code !== findings) {
    console.error(`sre-lens check ended with code ${code}.`);
    process.exit(code);
  }
  if (values['no-editor'] === true) return;
  heading('VS Code');
  await openEditor(folder);
}

await main();
