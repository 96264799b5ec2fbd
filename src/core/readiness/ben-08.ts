// BEN-08: the benchmark runs by itself, and everybody can read what it said.
import { PIPELINES } from '../benchmark/generate/pipelines';
import { type PipelineRun, packageScriptsIn, PIPELINE_FILES, pipelineRun } from '../benchmark/pipelines';
import type { Fix } from '../model/edit';
import { linePlace } from '../model/place';
import type { SourceFile } from '../model/snapshot';
import type { Check, CheckContext, Verdict } from './check';
import { benchmarksOf, inBenchmark, listed } from './judging/benchmarks';

export const ben08: Check = {
  id: 'BEN-08',
  group: 'BEN',
  title: 'The benchmark runs in CI and its report is kept',
  why: 'What somebody has to remember is skipped in the sprint in which it would have found something.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Add the stage: sre-lens benchmark generate SERVICE --pipeline jenkins, bitbucket or github writes it.',
  level: 'auto',
  verify,
};

const PACKAGES = /(?:^|\/)(?:package\.json|Makefile|justfile)$/i;

function verify(context: CheckContext): Verdict {
  const { service, artifacts } = context;
  const scripts = benchmarksOf(context).scripts.map(({ evidence }) => evidence.place.file);
  const isIts = ({ file }: SourceFile) => [service.name, undefined].includes(artifacts.homeOf(file));
  const pipelines = artifacts.allFiles(PIPELINE_FILES).filter(isIts);
  const packages = artifacts
    .allFiles(PACKAGES)
    .filter(isIts)
    .flatMap((source) => packageScriptsIn(textOf(source)));
  const runs = pipelines.flatMap((source) => {
    const run = pipelineRun(source.file, textOf(source), scripts, packages);
    const isOwn = run?.named === true || artifacts.homeOf(source.file) === service.name;
    return run === undefined ? [] : [{ ...run, isOwn }];
  });
  const own = runs.filter(({ isOwn }) => isOwn);
  const [best] = own.filter(({ keeps }) => keeps !== undefined);
  if (best?.keeps !== undefined) return kept(best, best.keeps);
  if (own.length > 0)
    return {
      state: 'fail',
      message: `${listed(own.map(({ run }) => run.file))} runs the benchmark, but nothing behind it keeps the result.`,
      evidence: inBenchmark(...own.map(({ run }) => run)),
    };
  return { ...notRun(runs, pipelines), fixes: fixesOf(context, pipelines) };
}

function textOf({ text }: SourceFile): string {
  const read = text();
  return typeof read === 'string' ? read : '';
}

function kept({ run }: PipelineRun, keeps: PipelineRun['run']): Verdict {
  return {
    state: 'pass',
    message: `${run.file} runs the benchmark and keeps the result.`,
    evidence: inBenchmark(run, keeps),
  };
}

function notRun(others: readonly PipelineRun[], pipelines: readonly SourceFile[]): Verdict {
  if (others.length > 0)
    return {
      state: 'unknown',
      message: `${listed(others.map(({ run }) => run.file))} runs a load test; whether it is the one of this service is not said there.`,
      evidence: inBenchmark(...others.map(({ run }) => run)),
    };
  if (pipelines.length === 0)
    return { state: 'unknown', message: 'No pipeline was found among the files.', evidence: [] };
  return {
    state: 'fail',
    message: `No benchmark is run by ${listed(pipelines.map(({ file }) => file))}.`,
    evidence: inBenchmark(...pipelines.map(({ file }) => linePlace(file))),
  };
}

/** Where GitHub runs pipelines already, a workflow is a file of its own; elsewhere a person adds a stage to theirs. */
function fixesOf(context: CheckContext, pipelines: readonly SourceFile[]): readonly Fix[] {
  const [script] = benchmarksOf(context).scripts.filter(({ tool }) => tool === 'k6');
  if (script === undefined || !pipelines.some(({ file }) => file.includes('.github/workflows/'))) return [];
  const { file } = script.evidence.place;
  const plan = {
    service: context.service.name,
    script: file,
    results: `${file.slice(0, file.lastIndexOf('/') + 1)}results`,
  };
  return PIPELINES.flatMap((pipeline): readonly Fix[] => {
    const workflow = pipeline.file?.(plan);
    return workflow === undefined
      ? []
      : [{ title: `Add ${workflow}`, intent: { kind: 'create-file', file: workflow, text: pipeline.write(plan) } }];
  });
}
