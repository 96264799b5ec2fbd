// `sre-lens practices init`: the mind map of the catalogue, with nothing decided.
import { Option, type Command as Program } from 'commander';
import { PRACTICES_FILE } from '../../../core/model/practice';
import { draftPractices, SEED } from '../../../core/practices/seed';
import { updateFile } from '../../../workspace/write-file';
import type { CommonOptions } from '../../command';
import { UsageError } from '../../exit';
import { findRoot } from '../../load';
import { deliver } from '../../output';

export function defineInit(program: Program): void {
  program
    .exitOverride()
    .description(`draft ${PRACTICES_FILE} from the catalogue; overwrites nothing`)
    .addOption(new Option('--format <format>', 'how to show it').choices(['pretty', 'json']).default('pretty'))
    .option('--output <file>', 'write the result to a file')
    .action(run);
}

async function run(options: CommonOptions): Promise<void> {
  let isThere = false;
  const written = await updateFile(findRoot(process.cwd()), PRACTICES_FILE, (text) => {
    isThere = text !== undefined && text.trim() !== '';
    return isThere ? text : draftPractices();
  });
  if (!written.ok) throw new UsageError(written.reason);
  await deliver(options.format === 'json' ? json(isThere) : pretty(isThere), options.output);
}

function json(isThere: boolean): string {
  const value = { version: 1, file: PRACTICES_FILE, state: isThere ? 'kept' : 'written' };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function pretty(isThere: boolean): string {
  if (isThere) return `Left ${PRACTICES_FILE} as it is. Next: sre-lens practices\n`;
  return `Wrote ${PRACTICES_FILE}: ${SEED.length} practices, none decided, so nothing is switched off. Next: sre-lens practices due\n`;
}
