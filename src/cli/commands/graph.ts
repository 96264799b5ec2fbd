// `sre-lens graph`: services, operations and calls; the JSON is also a baseline and a source for other repositories.
import { Option } from 'commander';
import { GRAPH_REPORTERS } from '../../core/reporters/graph-index';
import type { Command, CommonOptions } from '../command';
import { load } from '../load';
import { configCode, deliver } from '../output';

export const graph: Command = {
  id: 'graph',
  define: (program) => {
    program
      .description('services, operations and calls as data or a picture')
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(GRAPH_REPORTERS.map((reporter) => reporter.id))
          .default('json'),
      )
      .option('--output <file>', 'write the result to a file')
      .action(async (options: CommonOptions) => {
        const { report } = await load({ cwd: process.cwd(), audit: true });
        const reporter = GRAPH_REPORTERS.find((candidate) => candidate.id === options.format);
        if (reporter === undefined) throw new Error(`no graph reporter ${options.format}`);
        await deliver(reporter.render(report.head, report.problems), options.output);
        process.exitCode = configCode(report);
      });
  },
};
