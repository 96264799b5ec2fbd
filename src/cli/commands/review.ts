// `sre-lens review`: production readiness reviews.
import { InvalidArgumentError, Option } from 'commander';
import type { Lifecycle } from '../../core/model/lifecycle';
import { type Group, GROUPS, type Review } from '../../core/model/review';
import type { Tier } from '../../core/model/tier';
import type { Profile } from '../../core/readiness/review/demand';
import { READINESS_REPORTERS } from '../../core/reporters/readiness-index';
import { GATE_REPORTERS } from '../../core/reporters/readiness-gate';
import { PLAN_REPORTERS } from '../../core/reporters/readiness-plan';
import { QUEUE_REPORTERS } from '../../core/reporters/readiness-queue';
import type { RenderOptions } from '../../core/reporters/reporter';
import { reviewJudged } from '../../core/review';
import { readEvidenceFiles } from '../../workspace/evidence-files';
import type { Command, CommonOptions } from '../command';
import { EXIT, UsageError } from '../exit';
import { load, relativePaths, withCacheOption } from '../load';
import { configCode, deliver, renderOptions } from '../output';
import { record } from '../record';
import { type ReportFile, reportOption, writeReportFiles } from '../report-files';
import { type PlanOptions, renderPlan } from '../sprint-plan';

interface ReviewOptions extends CommonOptions, PlanOptions {
  readonly queue?: true;
  readonly folder?: string;
  readonly squad?: string;
  readonly tier?: Tier;
  readonly group?: readonly Group[];
  readonly stage?: Lifecycle;
  readonly profile?: Profile;
  readonly strict?: true;
  readonly gate?: true;
  readonly record?: true;
  readonly report?: readonly ReportFile<Review>[];
  readonly manifests?: readonly string[];
}

const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary', 'unknown'];
const STAGES: readonly Lifecycle[] = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'];

export const review: Command = {
  id: 'review',
  define: (program) => {
    withCacheOption(program)
      .description('production readiness reviews: evidence from files, what to do next')
      .argument('[service...]', 'services to review; default: all of this workspace, the one in trouble first')
      .option('--folder <folder>', 'only services that a file of this folder describes')
      .option('--squad <squad>', 'only services of this squad or team')
      .addOption(new Option('--tier <tier>', 'only services of this effective tier').choices(TIERS))
      .addOption(new Option('--group <groups...>', 'only these groups of checks').choices(GROUPS))
      .addOption(new Option('--stage <stage>', 'review for this stage of its life').choices(STAGES))
      .addOption(
        new Option('--profile <profile>', 'starter, full, or ids of checks, separated by commas').argParser(profileOf),
      )
      .option('--manifests <files...>', 'rendered manifests to look at, too; - reads a stream (helm template … | …)')
      .option('--strict', 'a required check without evidence is an error')
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices([...new Set([...READINESS_REPORTERS, ...PLAN_REPORTERS, ...QUEUE_REPORTERS].map(({ id }) => id))])
          .default('pretty'),
      )
      .addOption(
        new Option(
          '--gate',
          'exactly what is missing for the next stage, or for --stage; every check counts',
        ).conflicts(['plan', 'queue']),
      )
      .option('--record', 'write the review into .sre/reviews, to be compared with the next one')
      .option('--plan', "the sprint's share: which failed checks fit, worst first")
      .option('--capacity <days>', 'days of one person in the sprint')
      .option('--share <percent>', 'what of it is for reliability, 10% to 20%; default 15%')
      .addOption(
        new Option('--queue', 'services that are not onboarded yet, the one to take on next first').conflicts('plan'),
      )
      .option('--output <file>', 'write the result to a file')
      .addOption(reportOption(READINESS_REPORTERS))
      .action(async (services: string[], options: ReviewOptions) => {
        process.exitCode = await run(services, options);
      });
  },
};

async function run(services: readonly string[], options: ReviewOptions): Promise<number> {
  const cwd = process.cwd();
  const { manifests } = options;
  const loaded = await load({ cwd, cache: options.cache, ...(manifests === undefined ? {} : { manifests }) });
  const { group: groups, stage, profile, squad, tier } = options;
  const wanted = profile ?? (options.gate === true ? 'full' : undefined);
  const [folder] = options.folder === undefined ? [] : relativePaths(loaded.root, cwd, [options.folder]);
  const result = reviewJudged(loaded, await readEvidenceFiles(loaded.root), {
    ...(services.length === 0 ? {} : { services }),
    ...(folder === undefined ? {} : { folder }),
    ...(squad === undefined ? {} : { squad }),
    ...(tier === undefined ? {} : { tier }),
    ...(groups === undefined ? {} : { groups }),
    ...(stage === undefined ? {} : { stage }),
    ...(wanted === undefined ? {} : { profile: wanted }),
    strict: options.strict === true,
  });
  const [nobody] = result.problems.filter(({ code }) => code === 'unknown-service' || code === 'nothing-selected');
  if (nobody !== undefined) throw new UsageError(nobody.message);
  if (options.record === true) await record(loaded.root, result, loaded.today);
  await writeReportFiles(result, options.report ?? [], loaded.head);
  await deliver(rendered(result, options, renderOptions(loaded.head, options.output)), options.output);
  if (options.gate === true) return configCode(loaded.report) || gateCode(result);
  const isListing = options.plan === true || options.queue === true;
  return configCode(loaded.report) || (isListing ? EXIT.ok : exitCode(result));
}

function rendered(result: Review, options: ReviewOptions, render: RenderOptions): string {
  if (options.plan === true) return renderPlan(result, options, render);
  const reporters =
    options.gate === true ? GATE_REPORTERS : options.queue === true ? QUEUE_REPORTERS : READINESS_REPORTERS;
  const reporter = reporters.find((candidate) => candidate.id === options.format);
  if (reporter === undefined)
    throw new UsageError(`This listing has the formats ${reporters.map(({ id }) => id).join(', ')}.`);
  return reporter.render(result, render);
}

/** 1 where something is missing. */
function gateCode({ services }: Review): number {
  return services.some(({ gate }) => gate.missing.length > 0) ? EXIT.findings : EXIT.ok;
}

/** 1 where a check counts as an error. */
function exitCode({ services }: Review): number {
  const isBad = services.some(({ checks }) => checks.some(({ severity }) => severity === 'error'));
  return isBad ? EXIT.findings : EXIT.ok;
}

function profileOf(text: string): Profile {
  if (text === 'starter' || text === 'full') return text;
  const ids = text.split(',').map((id) => id.trim().toUpperCase());
  if (ids.some((id) => !/^[A-Z][A-Z0-9]*-\d+$/.test(id)))
    throw new InvalidArgumentError('Write starter, full, or ids of checks such as CAP-04,MON-08.');
  return ids;
}
