// Random tests try the same cases at each run: a change passes or fails by what it changes, never by luck.
import fc from 'fast-check';

/** `SEED=7 npm test` tries others; `npm run robustness` tries fresh ones, for longer. */
export const SEED = Number(process.env['SEED'] ?? 1);

fc.configureGlobal({ seed: SEED });
