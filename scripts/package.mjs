// npm run package: bundles for production and packs the extension into out/sre-lens-<version>.vsix.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundle } from '../esbuild.mjs';
import { root, run, setUp } from './set-up.mjs';

async function main() {
  await setUp();
  await bundle({ production: true });
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join('out', `${name}-${version}.vsix`);
  mkdirSync(path.join(root, 'out'), { recursive: true });
  // Everything is bundled: no dependency is packed. What is packed is the allow-list in .vscodeignore.
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const code = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file]);
  if (code !== 0) return code;
  console.log(`${file}: ${Math.ceil(statSync(path.join(root, file)).size / 1000)} kB`);
  return 0;
}

process.exitCode = await main();
