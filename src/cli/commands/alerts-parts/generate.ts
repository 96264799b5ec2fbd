// `sre-lens alerts generate`: recording rules and burn-rate alerts of an objective, and a unit test of them.
import { dirname, relative, resolve } from 'node:path';
import { Option, type Command as Program } from 'commander';
import { generateAlerts } from '../../../core/alerts/generate/generated';
import { RULE_FORMATS, type RuleFormat } from '../../../core/alerts/generate/rules-text';
import { terminalText } from '../../../core/reporters/parts/terminal-text';
import type { CommonOptions } from '../../command';
import { UsageError } from '../../exit';
import { load, withCacheOption } from '../../load';
import { configCode, deliver, say } from '../../output';

interface GenerateOptions extends CommonOptions {
  readonly slo?: string;
  readonly metric?: string;
  readonly selector?: string;
  readonly errors?: string;
  readonly team?: string;
  readonly runbook?: string;
  readonly test?: string;
}

export function defineGenerate(program: Program): void {
  withCacheOption(program.exitOverride())
    .description('recording rules and burn-rate alerts of an objective, by the length of its period')
    .argument('<service>', 'a service of this workspace that has an objective')
    .option('--slo <id>', 'the objective (default: the first one, availability before latency)')
    .option('--metric <name>', 'what is counted: a counter of requests; of a latency objective the histogram')
    .option('--selector <matchers>', `label matchers that choose the service, such as 'job="payments"'`)
    .option('--errors <matchers>', `further matchers that choose what went wrong (default: 'code=~"5.."')`)
    .option('--team <name>', 'who gets the alerts (default: the owner of the service)')
    .option('--runbook <address>', 'the page with the first steps')
    .addOption(
      new Option('--format <format>', 'a rule file, or a PrometheusRule of the operator')
        .choices(RULE_FORMATS)
        .default('prometheus'),
    )
    .option('--output <file>', 'write the rules to a file')
    .option('--test <file>', 'write a unit test of them for promtool, too (needs --output and --format prometheus)')
    .action(async (service: string, options: GenerateOptions) => {
      process.exitCode = await run(service, options);
    });
}

async function run(service: string, options: GenerateOptions): Promise<number> {
  const { output, test } = options;
  const format = RULE_FORMATS.find((one): one is RuleFormat => one === options.format) ?? 'prometheus';
  if (test !== undefined && (output === undefined || format !== 'prometheus'))
    throw new UsageError('--test needs --output and --format prometheus: promtool reads the rules from that file.');
  const { report } = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
  const generated = generateAlerts(report.head, { ...asked(options), service, format });
  if ('refused' in generated) throw new UsageError(generated.refused);
  await deliver(generated.rules, output);
  if (test !== undefined && output !== undefined && generated.unitTest !== undefined)
    await deliver(generated.unitTest(pathBetween(test, output)), test);
  for (const sentence of generated.toCheck) say(terminalText(`sre-lens: ${sentence}`));
  return configCode(report);
}

function asked({ slo, metric, selector, errors, team, runbook }: GenerateOptions) {
  const indicator = { ...(metric && { metric }), ...(selector && { selector }), ...(errors && { errors }) };
  return { ...(slo && { slo }), indicator, ...(team && { team }), ...(runbook && { runbook }) };
}

/** How the test names the rules: relative to itself, with `/`. */
function pathBetween(test: string, rules: string): string {
  return relative(dirname(resolve(test)), resolve(rules)).replaceAll('\\', '/');
}
