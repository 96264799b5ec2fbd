// `npm run robustness [-- R9 R10]`: what takes too long for `npm test`, one line a goal.
import { GOALS } from './index';

/** Runs the named goals, all of them where none is named, and ends with 1 if one is missed. */
async function main(names: readonly string[]): Promise<void> {
  const wanted = names.map((name) => name.toUpperCase());
  const unknown = wanted.filter((name) => !GOALS.some(({ id }) => id === name));
  if (unknown.length > 0)
    throw new Error(`No goal ${unknown.join(', ')}; there are ${GOALS.map(({ id }) => id).join(', ')}.`);
  let missed = 0;
  for (const goal of GOALS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const start = performance.now();
    const { figure, met, note } = await goal.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const state = met === undefined ? 'not tried' : met ? 'met' : 'MISSED';
    console.log(
      `${goal.id} | ${goal.what} | ${figure} | ${state}${note === undefined ? '' : ` | ${note}`} (${seconds} s)`,
    );
    if (met === false) missed += 1;
  }
  process.exitCode = missed > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
