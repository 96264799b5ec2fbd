// `sre-lens review`: production readiness reviews.
import { InvalidArgumentError, Option } from 'commander';
import type { Lifecycle } from '../../core/model/lifecycle';
import { type Group, GROUPS, type Review } from '../../core/model/review';
import type { Profile } from '../../core/readiness/review/demand';
import { READINESS_REPORTERS } from '../../core/reporters/readiness-index';
import { readEvidenceFiles } from '../../workspace/evidence-files';
import type { Command, CommonOptions } from '../command';
import { EXIT, UsageError } from '../exit';
import { load, withCacheOption } from '../load';
import { configCode, deliver, renderOptions } from '../output';

interface ReviewOptions extends CommonOptions {
  readonly group?: readonly Group[];
  readonly stage?: Lifecycle;
  readonly profile?: Profile;
  readonly strict?: true;
}

const STAGES: readonly Lifecycle[] = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'];

export const review: Command = {
  id: 'review',
  define: (program) => {
    withCacheOption(program)
      .description('production readiness reviews: evidence from files, what to do next')
      .argument('[service...]', 'services to review; default: all of this workspace, the one in trouble first')
      .addOption(new Option('--group <groups...>', 'only these groups of checks').choices(GROUPS))
      .addOption(new Option('--stage <stage>', 'review for this stage of its life').choices(STAGES))
      .addOption(
        new Option('--profile <profile>', 'starter, full, or ids of checks, separated by commas').argParser(profileOf),
      )
      .option('--strict', 'a required check without evidence is an error')
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(READINESS_REPORTERS.map((reporter) => reporter.id))
          .default('pretty'),
      )
      .option('--output <file>', 'write the result to a file')
      .action(async (services: string[], options: ReviewOptions) => {
        process.exitCode = await run(services, options);
      });
  },
};

async function run(services: readonly string[], options: ReviewOptions): Promise<number> {
  const loaded = await load({ cwd: process.cwd(), cache: options.cache });
  const { group: groups, stage, profile } = options;
  const result = loaded.review(await readEvidenceFiles(loaded.root), {
    ...(services.length === 0 ? {} : { services }),
    ...(groups === undefined ? {} : { groups }),
    ...(stage === undefined ? {} : { stage }),
    ...(profile === undefined ? {} : { profile }),
    strict: options.strict === true,
  });
  const [unknown] = result.problems.filter(({ code }) => code === 'unknown-service');
  if (unknown !== undefined) throw new UsageError(unknown.message);
  const reporter = READINESS_REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no reporter ${options.format}`);
  await deliver(reporter.render(result, renderOptions(loaded.head, options.output)), options.output);
  return configCode(loaded.report) || exitCode(result);
}

/** 1 where a check counts as an error. */
function exitCode({ services }: Review): number {
  const isBad = services.some(({ checks }) => checks.some(({ severity }) => severity === 'error'));
  return isBad ? EXIT.findings : EXIT.ok;
}

function profileOf(text: string): Profile {
  if (text === 'starter' || text === 'full') return text;
  const ids = text.split(',').map((id) => id.trim().toUpperCase());
  if (ids.some((id) => !/^[A-Z]+-\d+$/.test(id)))
    throw new InvalidArgumentError('Write starter, full, or ids of checks such as CAP-04,MON-08.');
  return ids;
}
