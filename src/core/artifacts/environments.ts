// Which environment a file is written for, by the names of its folders and its own: people name them so everywhere.

/** Words of folder and file names, and the environment that they mean (ours). */
const WORDS = new Map([
  ['production', 'production'],
  ['prod', 'production'],
  ['prd', 'production'],
  ['live', 'production'],
  ['staging', 'staging'],
  ['stage', 'staging'],
  ['stg', 'staging'],
  ['preprod', 'staging'],
  ['uat', 'test'],
  ['qa', 'test'],
  ['test', 'test'],
  ['testing', 'test'],
  ['integration', 'test'],
  ['dev', 'development'],
  ['develop', 'development'],
  ['development', 'development'],
  ['local', 'development'],
  ['sandbox', 'development'],
]);

export const PRODUCTION = 'production';

/**
 * The nearest folder decides: `overlays/prod-eu/payments.yaml` → production; undefined where none says one. A word counts
 * at the beginning or the end of a folder's name, and at the end of the file's own: `test-service.yaml` is no test.
 */
export function environmentOf(file: string): string | undefined {
  const [name = '', ...folders] = file.toLowerCase().split('/').reverse();
  const own = wordsOf(name.replace(/\.[a-z]+$/, ''));
  return WORDS.get(own.at(-1) ?? '') ?? folders.map(ofFolder).find((found) => found !== undefined);
}

function ofFolder(folder: string): string | undefined {
  const words = wordsOf(folder);
  return WORDS.get(words.at(-1) ?? '') ?? WORDS.get(words[0] ?? '');
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[-_.]/);
}

/**
 * Those that decide a review: what is written for production; where nothing is, what no folder gives to an environment;
 * else all there is.
 */
export function decisive<Item extends { readonly environment?: string }>(items: readonly Item[]): readonly Item[] {
  const production = items.filter(({ environment }) => environment === PRODUCTION);
  if (production.length > 0) return production;
  const unnamed = items.filter(({ environment }) => environment === undefined);
  return unnamed.length > 0 ? unnamed : items;
}
