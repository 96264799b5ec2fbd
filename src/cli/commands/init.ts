// `sre-lens init`: drafts what is missing in a repository; what is there stays as it is.
import { Option } from 'commander';
import { codeOwnersOf } from '../../core/catalog/code-owners';
import { type Draft, type Drafts, draftMissing } from '../../core/drafts/missing';
import { CONFIG_FILE } from '../../core/model/config';
import { noServiceLine } from '../../core/reporters/parts/no-core';
import { terminalText } from '../../core/reporters/parts/terminal-text';
import { updateFile } from '../../workspace/write-file';
import type { Command, CommonOptions } from '../command';
import { EXIT } from '../exit';
import { load, withCacheOption } from '../load';
import { configCode, deliver } from '../output';

interface InitOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

/** What came of a draft. */
interface Done extends Draft {
  readonly state: 'written' | 'would be written' | 'kept' | 'refused';
  readonly reason?: string;
}

export const init: Command = {
  id: 'init',
  define: (program) => {
    withCacheOption(program)
      .description('drafts what is missing here: the config, and a descriptor for each service; overwrites nothing')
      .option('--dry-run', 'show the drafts and write nothing')
      .addOption(new Option('--format <format>', 'how to show it').choices(['pretty', 'json']).default('pretty'))
      .option('--output <file>', 'write the result to a file')
      .action(async (options: InitOptions) => {
        process.exitCode = await run(options);
      });
  },
};

async function run(options: InitOptions): Promise<number> {
  const { report, root, head } = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
  const drafts = draftMissing(report.head, CONFIG_FILE, {
    isTaken: (file) => head.has(file),
    ownersOf: (file) => codeOwnersOf([head], [file]).get(file) ?? [],
  });
  const done: Done[] = [];
  for (const draft of drafts.drafts)
    done.push(options.dryRun === true ? { ...draft, state: 'would be written' } : await write(root, draft));
  const isThere = head.has(CONFIG_FILE);
  await deliver(options.format === 'json' ? json(done, drafts) : pretty(done, drafts, isThere), options.output);
  return done.some(({ state }) => state === 'refused') ? EXIT.usage : configCode(report);
}

/** Never overwrites: a file that is there by now, an empty one too, is kept. */
async function write(root: string, draft: Draft): Promise<Done> {
  let isThere = false;
  const written = await updateFile(root, draft.file, (text) => {
    isThere = text !== undefined;
    return text ?? draft.text;
  });
  if (!written.ok) return { ...draft, state: 'refused', reason: written.reason };
  return { ...draft, state: isThere ? 'kept' : 'written' };
}

function json(done: readonly Done[], { others }: Drafts): string {
  const files = done.map(({ file, service, state, reason, text }) => ({ file, service, state, reason, text }));
  return `${JSON.stringify({ version: 1, files, others }, null, 2)}\n`;
}

const SAYS: Record<Done['state'], string> = {
  written: 'Wrote',
  'would be written': 'Would write',
  kept: 'Kept',
  refused: 'Did not write',
};

function pretty(done: readonly Done[], drafts: Drafts, configIsThere: boolean): string {
  const lines = done.flatMap((one) => [doneLine(one), ...(one.state === 'would be written' ? textLines(one) : [])]);
  const kept = keptLines(drafts, configIsThere);
  const next = nextLine(done, kept.length > 0);
  return `${[...lines, ...kept, ...next].map((line) => terminalText(line)).join('\n')}\n`;
}

function doneLine({ file, service, state, reason }: Done): string {
  const of = service === undefined ? '' : ` (${service})`;
  const because = state === 'kept' ? ': it is there already' : reason === undefined ? '' : `: ${reason}`;
  return `${SAYS[state]} ${file}${of}${because}`;
}

function textLines({ text }: Done): readonly string[] {
  return [
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
    '',
  ];
}

function keptLines({ others }: Drafts, configIsThere: boolean): readonly string[] {
  const named = (why: Drafts['others'][number]['why']) =>
    others.filter((one) => one.why === why).map(({ service }) => service);
  const [described, notOurs] = [named('described'), named('not-ours')];
  return [
    ...(configIsThere ? [`Left ${CONFIG_FILE} as it is.`] : []),
    ...(described.length === 0 ? [] : [`Left the descriptors of ${listed(described)} as they are.`]),
    ...(notOurs.length === 0
      ? []
      : [
          `No descriptor for ${listed(notOurs)}: a public image, or a copy of an API document. Write one if it is yours.`,
        ]),
  ];
}

const NAMES = 10;

function listed(names: readonly string[]): string {
  const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : '';
  return `${names.slice(0, NAMES).join(', ')}${more}`;
}

function nextLine(done: readonly Done[], anyKept: boolean): readonly string[] {
  if (done.some(({ state }) => state === 'refused')) return [];
  if (done.some(({ state }) => state === 'would be written')) return ['Nothing was written. Next: sre-lens init'];
  if (done.some(({ state }) => state === 'written'))
    return [`Next: name the core services in ${CONFIG_FILE}, complete the drafts, commit them; then: sre-lens check`];
  return anyKept ? ['Nothing is missing. Next: sre-lens check'] : [noServiceLine(), 'Nothing was written.'];
}
