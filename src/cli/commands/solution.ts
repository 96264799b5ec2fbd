// `sre-lens solution`: the technical solution of this branch's new calls, for the planning meeting.
import { Option } from 'commander';
import { SOLUTION_REPORTERS } from '../../core/reporters/solution';
import type { Command, CommonOptions } from '../command';
import { load, withCacheOption } from '../load';
import { EXIT } from '../exit';
import { configCode, deliver, renderOptions, sayUnknownBaseline } from '../output';

interface SolutionOptions extends CommonOptions {
  readonly baseline?: string;
}

export const solution: Command = {
  id: 'solution',
  define: (program) => {
    withCacheOption(program)
      .description('the questions of each new call, with answers, evidence and what is open')
      .option('--baseline <ref or file>', 'compare with this commit, or with a graph file')
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(SOLUTION_REPORTERS.map((reporter) => reporter.id))
          .default('pretty'),
      )
      .option('--output <file>', 'write the result to a file')
      .action(async (options: SolutionOptions) => {
        process.exitCode = await run(options);
      });
  },
};

async function run(options: SolutionOptions): Promise<number> {
  const { report, head } = await load({
    cwd: process.cwd(),
    cache: options.cache,
    ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
  });
  const reporter = SOLUTION_REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no solution reporter ${options.format}`);
  await deliver(reporter.render(report, renderOptions(head, options.output)), options.output);
  const code = configCode(report);
  if (report.baseline.kind !== 'unknown' || code !== EXIT.ok) return code;
  sayUnknownBaseline(report);
  return EXIT.baselineUnknown;
}
