// `sre-lens check`: the findings of the change.
import { Option } from 'commander';
import type { Problem } from '../../core/model/problem';
import type { Report } from '../../core/model/report';
import { REPORTERS } from '../../core/reporters/index';
import type { Command, CommonOptions } from '../command';
import { exitCode, type FailOn } from '../exit';
import { load, type Loaded, relativePaths, withCacheOption } from '../load';
import { configCode, deliver, renderOptions, sayUnknownBaseline } from '../output';
import { type ReportFile, reportOption, writeReportFiles } from '../report-files';
import { within } from '../within';

interface CheckOptions extends CommonOptions {
  readonly baseline?: string;
  readonly audit?: boolean;
  readonly failOn: FailOn;
  readonly validate?: boolean;
  readonly report?: readonly ReportFile<Report>[];
}

export const check: Command = {
  id: 'check',
  define: (program) => {
    withCacheOption(program)
      .description('what this branch changes: new calls, what they touch and cost, open questions')
      .argument('[paths...]', 'report only what these files and folders hold')
      .option('--baseline <ref or file>', 'compare with this commit, or with a graph file')
      .addOption(new Option('--audit', 'judge the whole estate, not the change').conflicts('baseline'))
      .option('--validate', 'also validate the OpenAPI documents against their schema')
      .addOption(
        new Option('--fail-on <severity>', 'exit 1 at or over this')
          .choices(['error', 'warning', 'never'])
          .default('error'),
      )
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(REPORTERS.map((reporter) => reporter.id))
          .default('pretty'),
      )
      .option('--output <file>', 'write the result to a file')
      .addOption(reportOption(REPORTERS))
      .action(async (paths: string[], options: CheckOptions) => {
        process.exitCode = await run(paths, options);
      });
  },
};

async function run(paths: readonly string[], options: CheckOptions): Promise<number> {
  const cwd = process.cwd();
  const loaded = await load({
    cwd,
    ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
    audit: options.audit === true,
    cache: options.cache,
  });
  const validated = options.validate === true ? await validate(loaded) : [];
  const whole: Report = { ...loaded.report, problems: [...loaded.report.problems, ...validated] };
  const report = within(whole, relativePaths(loaded.root, cwd, paths));
  const reporter = REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no reporter ${options.format}`);
  await writeReportFiles(report, options.report ?? [], loaded.head);
  await deliver(reporter.render(report, renderOptions(loaded.head, options.output)), options.output);
  const isTold = options.format === 'pretty' && options.output === undefined;
  if (!isTold) configCode(report);
  if (!isTold || options.failOn === 'never') sayUnknownBaseline(report);
  return exitCode(report, options.failOn);
}

async function validate(loaded: Loaded): Promise<Problem[]> {
  const { validateDocument } = await import('../../workspace/validator');
  const problems: Problem[] = [];
  for (const file of loaded.report.head.documents.keys()) {
    const syntax = loaded.syntax(file);
    const root = syntax?.roots[0];
    if (syntax !== undefined && root !== undefined) problems.push(...(await validateDocument(syntax, root)));
  }
  return problems;
}
