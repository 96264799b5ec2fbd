// Files that look like the config and are not read as it: whoever wrote one would believe that it holds.
import { CONFIG_FILE } from '../model/config';
import type { Problem } from '../model/problem';
import type { SyntaxFile } from '../syntax/node';

const LIKE = /(?:^|\/)\.sre\/config\.(?:ya?ml|json)$/i;

/** True for a file with the name of the config, or nearly, that is not the config of the workspace. */
export function isLikeConfig(file: string): boolean {
  return file !== CONFIG_FILE && LIKE.test(file);
}

/**
 * What is wrong with such a file: an error where it stands beside the place of the config with another ending, information
 * where it is that of a folder of the workspace. None for a file that says nothing of ours.
 */
export function misplacedConfig({ file, roots, place }: SyntaxFile): Problem | undefined {
  const [root] = roots;
  if (root?.kind !== 'map') return undefined;
  const [first] = ['sre-config', 'tiers'].flatMap((field) => root.entry(field) ?? []);
  if (first === undefined) return undefined;
  const folder = file.slice(0, file.toLowerCase().lastIndexOf('.sre/'));
  const message =
    folder === ''
      ? `${file} is not read, and nothing that it says holds. Name it ${CONFIG_FILE}.`
      : `This config holds only where sre-lens is run in ${folder.slice(0, -1)}, or where ${CONFIG_FILE} extends it.`;
  return {
    code: 'misplaced-config',
    message,
    place: place(first.keySpan),
    severity: folder === '' ? 'error' : 'information',
  };
}
