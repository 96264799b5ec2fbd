// `sre-lens impact`: what a planned call would do to the numbers, before anything is written.
import { InvalidArgumentError, Option } from 'commander';
import { findEnd } from '../../core/graph/find-end';
import { meterPlan } from '../../core/impact/what-if';
import { type CallEnd, type CallTerms, FALLBACK_KINDS, type Fallback } from '../../core/model/call';
import type { Graph } from '../../core/model/graph';
import { IMPACT_REPORTERS } from '../../core/reporters/impact';
import { parseDuration } from '../../core/units/duration';
import { parseRate } from '../../core/units/rate';
import type { Command, CommonOptions } from '../command';
import { UsageError } from '../exit';
import { KEPT_IN, type Keeping, keepPlan } from './impact-parts/keep';
import { load, withCacheOption } from '../load';
import { configCode, deliver, renderOptions } from '../output';

interface ImpactOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly mode?: 'sync' | 'async';
  readonly criticality?: 'hard' | 'soft';
  readonly blocks?: true;
  readonly timeout?: number;
  readonly tries?: number;
  readonly callsPerRequest?: number;
  readonly rps?: number;
  readonly fallback?: Fallback['kind'];
  readonly keep?: Keeping['as'] | true;
  readonly story?: string;
}

export const impact: Command = {
  id: 'impact',
  define: (program) => {
    withCacheOption(program)
      .description('what a planned call would do to availability, error budget, latency and load')
      .requiredOption('--from <end>', 'who calls: service, or service#operation (operationId or "METHOD /path")')
      .requiredOption('--to <end>', 'who is called')
      .addOption(new Option('--mode <mode>', 'does the caller wait for the answer').choices(['sync', 'async']))
      .addOption(
        new Option('--criticality <kind>', 'does the caller fail without the callee').choices(['hard', 'soft']),
      )
      .option('--blocks', 'async only: the flow does not complete until the result is back')
      .option('--timeout <duration>', 'of one attempt: 300ms, 2s', duration)
      .option('--tries <number>', 'attempts in all, the first one included', tries)
      .option('--calls-per-request <number>', 'calls that one request of the caller makes', number)
      .option('--rps <rate>', 'requests a second, at peak, that make the call: 40, 3000/min', rate)
      .addOption(new Option('--fallback <kind>', 'what the caller does without an answer').choices(FALLBACK_KINDS))
      .addOption(
        new Option(
          '--keep [where]',
          'write the plan down: as a planned x-sre-calls entry of the calling operation (document), or in a story file',
        ).choices(KEPT_IN),
      )
      .option('--story <name>', 'the story that keeps it: its key or a short name; without it that of the branch')
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(IMPACT_REPORTERS.map((reporter) => reporter.id))
          .default('pretty'),
      )
      .option('--output <file>', 'write the result to a file')
      .action(run);
  },
};

async function run(options: ImpactOptions): Promise<void> {
  if (options.blocks === true && options.mode === 'sync')
    throw new UsageError('--blocks is for --mode async: a synchronous call always waits.');
  const keeping = keepingOf(options);
  const loaded = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
  const { report, head } = loaded;
  const graph = report.head;
  const [from, to] = [endOf(graph, options.from), endOf(graph, options.to)];
  if (from.service === to.service) throw new UsageError(`${from.service} cannot call itself: name two services.`);
  const { rps } = options;
  const planned = meterPlan(graph, {
    from,
    to,
    terms: termsOf(options),
    ...(rps === undefined ? {} : { requestRps: rps }),
  });
  const reporter = IMPACT_REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no impact reporter ${options.format}`);
  await deliver(reporter.render(planned, renderOptions(head, options.output)), options.output);
  if (keeping !== undefined) await keepPlan(loaded, planned, keeping);
  process.exitCode = configCode(report);
}

function keepingOf({ keep, story }: ImpactOptions): Keeping | undefined {
  if (story !== undefined && keep !== 'story') throw new UsageError('--story is for --keep story.');
  if (keep === undefined) return undefined;
  return { as: keep === true ? 'document' : keep, ...(story === undefined ? {} : { story }) };
}

function endOf(graph: Graph, reference: string): CallEnd {
  const found = findEnd(graph, reference);
  if ('reason' in found) throw new UsageError(found.reason);
  return found.end;
}

function termsOf(options: ImpactOptions): CallTerms {
  const { mode, criticality, timeout, tries: attempts, callsPerRequest, fallback } = options;
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(criticality === undefined ? {} : { criticality }),
    ...(options.blocks === undefined ? {} : { mode: 'async', blocks: true }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    ...(attempts === undefined ? {} : { tries: attempts }),
    ...(callsPerRequest === undefined ? {} : { callsPerRequest }),
    ...(fallback === undefined ? {} : { fallback: { kind: fallback } }),
  };
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined || ms <= 0) throw new InvalidArgumentError('Write a duration with its unit: 300ms, 2s, 1m30s.');
  return ms;
}

function tries(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new InvalidArgumentError('Write a whole number from 1: the first attempt counts.');
  return Number(text);
}

function number(text: string): number {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text)) throw new InvalidArgumentError('Write a number: 1, 2.5.');
  return Number(text);
}

function rate(text: string): number {
  const rps = parseRate(/^[\d.]+$/.test(text) ? `${text}rps` : text);
  if (rps === undefined) throw new InvalidArgumentError('Write a rate: 40, 40rps, 3000/min.');
  return rps;
}
