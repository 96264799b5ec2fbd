// The VS Code server from the npm registry: set up once, started on a free port of this machine.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npm, type PinnedPackage, repositoryRoot, setUpOnce, unpackPackage } from './npm-package';

// VS Code 1.100.3: the oldest release that the extension supports (engines.vscode), and the last for Node 20.
const serverPackage: PinnedPackage = {
  name: 'code-server',
  version: '4.100.3',
  integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
};

// VS Code finds files with ripgrep; without it findFiles fails. Its own package would download it in an install script.
const ripgrep = new Map([
  ['linux-x64', 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q=='],
  ['linux-arm64', 'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g=='],
  ['darwin-arm64', 'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q=='],
  ['darwin-x64', 'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ=='],
]);

const startLimitMs = 60_000;

/** How to start the server. */
export type ServerOptions = {
  /** User settings, written before the start. */
  settings?: Record<string, unknown>;
  /** Settings of the machine that the server runs on: where a setting counts that no workspace may make. */
  machineSettings?: Record<string, unknown>;
  /** False starts with Workspace Trust on and nothing trusted (Restricted Mode). Default true: everything is trusted. */
  trusted?: boolean;
  /** Folder of an extension to have installed, without packaging it; absolute. Its files are used where they lie. */
  extensionPath?: string;
  /** Packaged extensions (.vsix) to install before the start. */
  vsix?: readonly string[];
  /** Further environment variables; the extension host and the language server inherit them. */
  env?: Record<string, string>;
  /** Further arguments of the server. */
  args?: readonly string[];
  /** A secret that the browser must present (`?tkn=`). Default: none, for tests. */
  connectionToken?: string;
};

/** A running server. */
export type RunningServer = {
  /** Its address, `http://127.0.0.1:PORT`. */
  url: string;
  /** What stands in `vscode-remote://<authority>/path` URIs. */
  authority: string;
  /** The folder with `data/User/settings.json`, `data/logs` and `extensions`; removed on close. */
  userDataDir: string;
  /** Everything that the server printed so far. */
  output: () => string;
  /** Stops the server and all that it started, and removes its folder. */
  close: () => Promise<void>;
};

type Manifest = { publisher: string; name: string; version: string };

async function fillWithServer(folder: string): Promise<void> {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = ripgrep.get(platform);
  if (integrity === undefined)
    throw new Error(`No VS Code server for ${platform}. Set VSCODE_PATH to an installed VS Code.`);
  await unpackPackage(serverPackage, 'package/lib/vscode', folder);
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], folder);
  const bin = path.join(folder, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(bin, { recursive: true });
  const scratch = path.join(folder, 'ripgrep');
  await unpackPackage({ name: `@vscode/ripgrep-${platform}`, version: '1.18.0', integrity }, 'package/bin', scratch);
  await rename(path.join(scratch, 'rg'), path.join(bin, 'rg'));
  await chmod(path.join(bin, 'rg'), 0o755);
  await rm(scratch, { recursive: true });
  await replaceNativeModules(folder);
}

// Two native modules would need a compiler. Without spdlog nothing that an extension logs reaches its output channel.
async function replaceNativeModules(folder: string): Promise<void> {
  const standIn = path.join(repositoryRoot, 'test/host/spdlog.cjs');
  await copyFile(standIn, path.join(folder, 'node_modules/@vscode/spdlog/index.js'));
  await writeFile(path.join(folder, 'node_modules/native-watchdog/index.js'), 'exports.start = () => true;\n');
}

// Fetches the VS Code server unless it is there already; returns its folder.
function installServer(): Promise<string> {
  return setUpOnce(`server-${serverPackage.version}`, fillWithServer);
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    try {
      // The whole group: the server, its extension hosts and their language servers.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  });
}

async function installExtension(program: string, vsix: string, folders: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...folders, '--install-extension', vsix]);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`VS Code did not install ${vsix}:\n${output}`);
}

async function linkExtension(extensionPath: string, userDataDir: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(extensionPath, 'package.json'), 'utf8')) as Manifest;
  const extensions = path.join(userDataDir, 'extensions');
  await mkdir(extensions, { recursive: true });
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await symlink(extensionPath, path.join(extensions, name), 'dir');
}

function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The VS Code server ${why}:\n${output()}`));
    const timer = setTimeout(() => fail('did not start in time'), startLimitMs);
    child.once('close', (code) => fail(`ended with code ${code}`));
    child.stdout?.on('data', () => {
      const found = /Extension host agent listening on (\d+)/.exec(output());
      if (found === null) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    });
  });
}

/** Starts the VS Code server on a free port of 127.0.0.1, after fetching it if need be. Rejects with its output if it does not start. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const program = path.join(await installServer(), 'out/server-main.js');
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'sre-lens-vscode-'));
  const folders = ['--server-data-dir', userDataDir, '--accept-server-license-terms', '--telemetry-level', 'off'];
  await mkdir(path.join(userDataDir, 'data/User'), { recursive: true });
  await writeFile(path.join(userDataDir, 'data/User/settings.json'), JSON.stringify(options.settings ?? {}, null, 2));
  if (options.machineSettings !== undefined) {
    await mkdir(path.join(userDataDir, 'data/Machine'), { recursive: true });
    await writeFile(path.join(userDataDir, 'data/Machine/settings.json'), JSON.stringify(options.machineSettings));
  }
  if (options.extensionPath !== undefined) await linkExtension(options.extensionPath, userDataDir);
  for (const vsix of options.vsix ?? []) await installExtension(program, vsix, folders);

  const token = options.connectionToken;
  const access = token === undefined ? ['--without-connection-token'] : ['--connection-token', token];
  const trust = options.trusted === false ? [] : ['--disable-workspace-trust'];
  const args = ['--host', '127.0.0.1', '--port', '0', '--enable-smoke-test-driver', ...access, ...trust];
  const child = spawn(process.execPath, [program, ...folders, ...args, ...(options.args ?? [])], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // No gallery: nothing is looked up or offered from a marketplace.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
  });
  let text = '';
  const output = () => text;
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  const close = async () => {
    process.removeListener('exit', killAtExit);
    await stop(child);
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const killAtExit = () => void stop(child);
  process.once('exit', killAtExit);
  try {
    const port = await listeningPort(child, output);
    const authority = `127.0.0.1:${port}`;
    return { url: `http://${authority}`, authority, userDataDir, output, close };
  } catch (error) {
    await close();
    throw error;
  }
}
