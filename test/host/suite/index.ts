// Runs the mocha suite inside VS Code's extension host: loads the bundled tests that lie beside it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type MochaClass from 'mocha';
import { suiteMark } from './mark';

/** Called by VS Code (`extensionTestsPath`). Rejects when a test fails or when there is none. */
export async function run(): Promise<void> {
  const { default: Mocha } = (await import('mocha')) as { default: typeof MochaClass };
  const { default: Tally } = (await import('../../tally.mjs')) as { default: MochaClass.ReporterConstructor };
  const write = (...parts: unknown[]) => console.log(suiteMark + format(...parts));
  Object.assign(Mocha.reporters.Base, { consoleLog: write });
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, reporter: Tally });
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name));
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else if (runner.stats?.passes === 0) reject(new Error('no test was run'));
      else resolve();
    });
  });
}
