// `sre-lens benchmark generate`: a load test for k6, or the stage of a pipeline that runs it.
import { dirname, relative, resolve, sep } from 'node:path';
import { type Command as Program, Option } from 'commander';
import { writeK6Script } from '../../../core/benchmark/generate/k6-script';
import { PIPELINES } from '../../../core/benchmark/generate/pipelines';
import { type BenchmarkPlan, planBenchmark } from '../../../core/benchmark/generate/plan';
import type { Graph } from '../../../core/model/graph';
import { allNames } from '../../../core/model/service';
import { terminalText } from '../../../core/reporters/parts/terminal-text';
import { updateFile } from '../../../workspace/write-file';
import { UsageError } from '../../exit';
import { type Loaded, load, withCacheOption } from '../../load';
import { configCode, deliver, say } from '../../output';

interface GenerateOptions {
  readonly pipeline?: string;
  readonly output?: string;
  readonly cache?: boolean;
}

export function defineGenerate(program: Program): void {
  withCacheOption(program)
    .description('a load test for k6 from the API documents and the objectives of a service; overwrites nothing')
    .argument('<service>', 'the service that is loaded')
    .addOption(
      new Option(
        '--pipeline <server>',
        'the stage that runs it and keeps its result, instead of the load test',
      ).choices(PIPELINES.map(({ id }) => id)),
    )
    .option('--output <file>', 'write it to a file of this workspace that is not there yet')
    .action(run);
}

async function run(name: string, options: GenerateOptions): Promise<void> {
  const loaded = await load({ cwd: process.cwd(), audit: true, cache: options.cache });
  const plan = planOf(loaded, name);
  const { root, report } = loaded;
  const pipeline = PIPELINES.find(({ id }) => id === options.pipeline);
  const file = options.output === undefined ? undefined : insideOf(root, options.output);
  const text = pipeline === undefined ? writeK6Script(at(plan, file)) : pipeline.write(plan);
  if (file === undefined) await deliver(text, undefined);
  else await write(root, file, text);
  if (pipeline !== undefined) say(terminalText(`The stage runs ${plan.script}.`));
  else if (file === undefined)
    say(terminalText(`To keep it: sre-lens benchmark generate ${name} --output ${plan.script}`));
  process.exitCode = configCode(report);
}

function planOf({ report, syntax }: Loaded, name: string): BenchmarkPlan {
  const service = serviceNamed(report.head, name);
  const plan = service && planBenchmark(report.head, service, syntax);
  if (service === undefined) throw new UsageError(`No service of this workspace is called ${name}.`);
  if (plan === undefined)
    throw new UsageError(`Nobody says which operations ${name} has: there is no API document of it.`);
  return plan;
}

function serviceNamed({ services }: Graph, name: string) {
  return services.get(name) ?? [...services.values()].find((service) => allNames(service).includes(name));
}

/** The script in another place keeps its results beside it. */
function at(plan: BenchmarkPlan, file: string | undefined): BenchmarkPlan {
  if (file === undefined) return plan;
  const folder = dirname(file);
  return { ...plan, script: file, results: folder === '.' ? 'results' : `${folder}/results` };
}

function insideOf(root: string, output: string): string {
  const file = relative(root, resolve(output)).split(sep).join('/');
  if (file === '' || file === '..' || file.startsWith('../')) throw new UsageError(`${output} lies outside ${root}.`);
  return file;
}

/** Never overwrites: a file that is there by now, an empty one too, is kept. */
async function write(root: string, file: string, text: string): Promise<void> {
  let isThere = false;
  const written = await updateFile(root, file, (before) => {
    isThere = before !== undefined;
    return before ?? text;
  });
  if (!written.ok) throw new UsageError(`${file} cannot be written: ${written.reason}`);
  if (isThere) throw new UsageError(`${file} is there already; nothing was written.`);
  say(terminalText(`Wrote ${file}.`));
}
