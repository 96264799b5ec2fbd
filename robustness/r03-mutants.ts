// R3: a hundred thousand mutants.
import { tryMutants } from '../test/robustness/mutants';
import type { Goal } from './goal';

const MUTANTS = Number(process.env['MUTANTS'] ?? 100_000);
const MOST_MS = 1000;

export const mutants: Goal = {
  id: 'R3',
  what: `${MUTANTS} mutants (own mutator and fast-check): 0 uncaught, 0 over 1 s, Object.prototype unchanged`,
  run: () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.error(`R3: seed ${seed}`);
    const result = tryMutants(seed, (tried) => {
      if (tried % 1000 === 0) console.error(`R3: ${tried} of ${MUTANTS}`);
      return tried >= MUTANTS;
    });
    for (const one of result.thrown.slice(0, 10)) console.error(`R3: ${one}`);
    return Promise.resolve({
      figure:
        `${result.tried} mutants: ${result.thrown.length} uncaught, slowest ${result.slowestMs.toFixed(0)} ms of ` +
        `processor time (${result.slowest}), ${result.polluted.length} new names in Object.prototype`,
      met: result.thrown.length === 0 && result.slowestMs < MOST_MS && result.polluted.length === 0,
      note: `${result.understood} could still be read in part; SEED=${seed} repeats it`,
    });
  },
};
