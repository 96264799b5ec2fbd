// What `npm start` and `npm test` do before anything else in a fresh clone: check Node, install the dependencies.
import { spawn } from 'node:child_process';
import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = [20, 19];
const windows = process.platform === 'win32';

function changed(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
}

// npm writes node_modules/.package-lock.json at the end of each installation.
function installed() {
  const at = changed('node_modules/.package-lock.json');
  return at !== undefined && at >= (changed('package-lock.json') ?? 0);
}

/**
 * Runs a program in the repository with its output on this terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code; 128 when it was killed, 127 when it cannot be run
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = {} } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: windows && !path.isAbsolute(command),
    });
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 128));
  });
}

/** Installs the dependencies when they are absent or older than the lockfile. Ends the process when that fails. */
export async function setUp() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    console.error(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (installed()) return;
  // npm would empty the folder that the link leads to, under the feet of whoever uses it.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a link and older than package-lock.json. Run npm ci where it leads to, or remove the link.',
    );
    process.exit(1);
  }
  console.log('== install (npm ci)');
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) process.exit(code);
}
