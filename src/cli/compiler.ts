// How soon Node makes machine code: a run that is over within a second never gets back what that costs.
import { setFlagsFromString } from 'node:v8';

/** The engine of Node 20. Later ones have a quick compiler in between, and take their time with the thorough one by themselves. */
const EAGER_ENGINE = '11.3.';

/** Nine times as much of a function runs before it is compiled for speed. Call it before the rest is loaded. */
export function compileLater(): void {
  if (process.versions.v8.startsWith(EAGER_ENGINE)) setFlagsFromString('--interrupt-budget=600000');
}
