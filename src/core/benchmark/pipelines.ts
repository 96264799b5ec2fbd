// Whether a pipeline runs a load test, and keeps what it measured: read from its text, line by line.
import { linePlace, type Place } from '../model/place';

/** Files in which CI servers are told what to do. */
export const PIPELINE_FILES =
  /(?:^|\/)(?:Jenkinsfile[^/]*|[^/]+\.jenkinsfile|bitbucket-pipelines\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|\.circleci\/config\.ya?ml|\.github\/workflows\/[^/]+\.ya?ml)$/i;

/** How tools of load tests are started on a command line, or by an action. */
const STARTS =
  /\bk6(?:\.exe)? (?:cloud )?run\b|grafana\/(?:run-)?k6-action|\bjmeter(?:\.sh|\.bat)? (?:\S+ ){0,20}-n\b|gatling:test|gatlingRun|\bgatling\.(?:sh|bat)\b|\blocust (?:\S+ ){0,20}--headless|\bartillery run\b|\bhey -|\bwrk2? -/;

/** How results are kept: artifacts, reports of a forge, a commit. */
const KEEPS =
  /\barchiveArtifacts\b|\bperfReport\b|\bpublishHTML\b|actions\/upload-artifact|actions\/upload-pages-artifact|store_artifacts|PublishBuildArtifacts|PublishPipelineArtifact|^\s*-?\s*artifacts:|\bgit push\b|\/reports\/|bitbucket-upload-file|sre-lens\b.*--output/;

export interface PipelineRun {
  /** The line that starts the load test. */
  readonly run: Place;
  /** The line behind it that keeps the result. */
  readonly keeps?: Place;
  /** False where the line starts a tool, but does not say with which script of those asked for. */
  readonly named: boolean;
}

const LONGEST_LINE = 4000;

/**
 * Takes a pipeline, the paths of a service's scripts, and the names of package scripts that start a load test; gives the first
 * line that starts one, best one that names a script. Commented lines do not count.
 */
export function pipelineRun(
  file: string,
  text: string,
  scripts: readonly string[],
  packageScripts: readonly string[] = [],
): PipelineRun | undefined {
  const lines = text.split(/\r?\n/).map((line) => (/^\s*(?:#|\/\/)/.test(line) ? '' : line.slice(0, LONGEST_LINE)));
  const names = scripts.flatMap((path) => [path, path.slice(path.lastIndexOf('/') + 1)]);
  const byName = (line: string) => names.some((name) => line.includes(name)) || startsPackage(line, packageScripts);
  const named = lines.findIndex(byName);
  const at = named >= 0 ? named : lines.findIndex((line) => STARTS.test(line));
  if (at < 0) return undefined;
  const keeps = lines.findIndex((line, index) => index > at && KEEPS.test(line));
  return {
    run: linePlace(file, at + 1),
    ...(keeps >= 0 && { keeps: linePlace(file, keeps + 1) }),
    named: named >= 0,
  };
}

function startsPackage(line: string, names: readonly string[]): boolean {
  const [, name] = /\b(?:npm run|pnpm run|pnpm|yarn run|yarn|make|just) ([\w:.-]{1,80})/.exec(line) ?? [];
  return name !== undefined && names.includes(name);
}

/** The scripts of a package.json, and the targets of a Makefile, that start a load test. */
export function packageScriptsIn(text: string): readonly string[] {
  const found: string[] = [];
  let target: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.length > LONGEST_LINE) continue;
    const entry = /^\s*"([\w:.-]{1,80})"\s*:\s*"/.exec(line)?.[1];
    target = /^([\w.-]{1,80}):(?!=)/.exec(line)?.[1] ?? (/^\s/.test(line) ? target : undefined);
    const name = entry ?? target;
    if (name !== undefined && STARTS.test(line)) found.push(name);
  }
  return found;
}
