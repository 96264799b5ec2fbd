// A mocha reporter that also writes how many tests passed, failed and were skipped, and the files of those that failed, for the sum that `npm test` ends with.
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

const { Dot, Spec } = Mocha.reporters;

/** Prints as `dot` (option `style=dot`) or `spec`; appends one line of JSON to the file named by SRE_LENS_TALLY. */
export default class Tally {
  constructor(runner, options) {
    const Style = options?.reporterOptions?.style === 'dot' ? Dot : Spec;
    new Style(runner, options);
    const failed = new Set();
    const passed = new Map();
    runner.on('fail', ({ file, parent }) => failed.add(file ?? parent?.file));
    runner.on('pass', ({ file }) => passed.set(file, (passed.get(file) ?? 0) + 1));
    runner.once('end', () => {
      const tally = process.env.SRE_LENS_TALLY;
      if (tally === undefined || tally === '') return;
      const { passes, failures, pending } = runner.stats;
      const failedFiles = [...failed].map((file) => ({ file, passed: passed.get(file) ?? 0 }));
      const line = { passed: passes, failed: failures, skipped: pending, failedFiles };
      appendFileSync(tally, `${JSON.stringify(line)}\n`);
    });
  }
}
