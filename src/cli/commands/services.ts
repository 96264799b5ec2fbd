// `sre-lens services`: what was found, most called first.
import { Option } from 'commander';
import { SERVICE_REPORTERS } from '../../core/reporters/services';
import { SLO_REPORTERS } from '../../core/reporters/services-slo';
import type { Command, CommonOptions } from '../command';
import { liveOf } from '../live';
import { load, withCacheOption } from '../load';
import { configCode, deliver, renderOptions } from '../output';

interface ServicesOptions extends CommonOptions {
  readonly slo?: true;
  readonly live?: string | true;
}

export const services: Command = {
  id: 'services',
  define: (program) => {
    withCacheOption(program)
      .description('the services found, with tier, callers and callees')
      .addOption(
        new Option(
          '--slo',
          'their objectives: targets, error budgets, what can be reached at best, who spends most',
        ).conflicts('live'),
      )
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(SERVICE_REPORTERS.map((reporter) => reporter.id))
          .default('pretty'),
      )
      .option('--live [url]', 'ask the Prometheus at this address for live numbers; default: SRE_LENS_PROMETHEUS')
      .option('--output <file>', 'write the result to a file')
      .action(async (options: ServicesOptions) => {
        const loaded = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
        const { report, head } = loaded;
        const live = await liveOf(loaded, options.live, process.env);
        const reporters = options.slo === true ? SLO_REPORTERS : SERVICE_REPORTERS;
        const reporter = reporters.find((candidate) => candidate.id === options.format);
        if (reporter === undefined) throw new Error(`no services reporter ${options.format}`);
        await deliver(reporter.render(report.head, renderOptions(head, options.output), live), options.output);
        process.exitCode = configCode(report);
      });
  },
};
