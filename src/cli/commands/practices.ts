// `sre-lens practices`: the SRE mind map, what is due in it, and decisions.
import { Option, type Command as Program } from 'commander';
import { PRACTICES_FILE } from '../../core/model/practice';
import { PRACTICES_REPORTERS } from '../../core/reporters/practices';
import { terminalText } from '../../core/reporters/parts/terminal-text';
import type { Command, CommonOptions } from '../command';
import { EXIT } from '../exit';
import { load, withCacheOption } from '../load';
import { configCode, deliver, renderOptions, say } from '../output';
import { defineInit } from './practices-parts/init';
import { defineSet } from './practices-parts/set';

export const practices: Command = {
  id: 'practices',
  define: (program) => {
    program.description('the SRE mind map: practices that are adopted, not for now, or not decided yet');
    defineShow(program.command('list', { isDefault: true }), 'all practices', false);
    defineShow(program.command('due'), 'what the monthly review is to decide', true);
    defineSet(program.command('set'));
    defineInit(program.command('init'));
  },
};

function defineShow(program: Program, description: string, dueOnly: boolean): void {
  withCacheOption(program.exitOverride())
    .description(description)
    .addOption(
      new Option('--format <format>', 'how to show it')
        .choices(PRACTICES_REPORTERS.map((reporter) => reporter.id))
        .default('pretty'),
    )
    .option('--output <file>', 'write the result to a file')
    .action(async (options: CommonOptions) => {
      process.exitCode = await show(options, dueOnly);
    });
}

/** What is wrong in the file is said on stderr; 2 where it could not be read as a whole. */
async function show(options: CommonOptions, dueOnly: boolean): Promise<number> {
  const { report, head } = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
  const reporter = PRACTICES_REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no practices reporter ${options.format}`);
  const shown = { practices: report.practices, today: new Date().toISOString().slice(0, 10), dueOnly };
  await deliver(reporter.render(shown, renderOptions(head, options.output)), options.output);
  const wrong = report.problems.filter(({ place, code }) => place?.file === PRACTICES_FILE && code !== 'practice-due');
  for (const { message, place } of wrong)
    say(terminalText(`sre-lens: ${PRACTICES_FILE}:${place?.line ?? 1}: ${message}`));
  if (wrong.some(({ severity, code }) => severity === 'error' || code === 'syntax-error')) return EXIT.usage;
  return configCode(report);
}
