// A mocha reporter that also writes how many tests passed, failed and were skipped, for the sum that `npm test` ends with.
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

const { Dot, Spec } = Mocha.reporters;

/** Prints as `dot` (option `style=dot`) or `spec`; appends one line of JSON to the file named by SRE_LENS_TALLY. */
export default class Tally {
  constructor(runner, options) {
    const Style = options?.reporterOptions?.style === 'dot' ? Dot : Spec;
    new Style(runner, options);
    runner.once('end', () => {
      const file = process.env.SRE_LENS_TALLY;
      if (file === undefined || file === '') return;
      const { passes, failures, pending } = runner.stats;
      appendFileSync(file, `${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}\n`);
    });
  }
}
