// The load tests of a service and their results, wherever they lie in the workspace.
import type { Artifacts } from '../../artifacts/artifacts';
import type { OwnDocument } from '../../artifacts/read';
import { rememberEach } from '../../catalog/remember';
import type { Graph } from '../../model/graph';
import type { Place } from '../../model/place';
import type { Report } from '../../model/report';
import { allNames, type Service } from '../../model/service';
import type { SourceFile } from '../../model/snapshot';
import { coverageOf } from '../coverage';
import type { BenchmarkResult } from '../result';
import type { BenchmarkScript } from '../script';
import { matchesPath } from '../wildcard';
import { resultAt, scriptIn, unreadReason } from './known-files';
import { type NamedFiles, namedFiles } from './named';

/** A file that a descriptor names and that says nothing: not there, not readable, of no format that is known. */
export interface Unusable {
  readonly written: string;
  /** Where it is named, or the file itself. */
  readonly place: Place;
  readonly why: 'missing' | 'unread' | 'unknown-format';
  /** Why it was not read. */
  readonly message?: string;
}

export interface BenchmarkEvidence {
  readonly scripts: readonly BenchmarkScript[];
  readonly unusableScripts: readonly Unusable[];
  readonly results: readonly BenchmarkResult[];
  readonly unusableResults: readonly Unusable[];
}

interface Asked {
  readonly service: Service;
  readonly descriptors: readonly OwnDocument[];
  readonly artifacts: Artifacts;
  readonly report: Pick<Report, 'head'>;
}

const SCRIPTS = /\.(?:jmx|[cm]?[jt]s|py|scala|kts?|java|ya?ml|json)$/i;
/** Where no descriptor says where results are, they are looked for in files and folders that are called like it. */
const RESULTS = /(?:bench|perf|load|stress|results?|k6|jmeter|gatling|jtl).*\.(?:json|jtl|csv|txt|ndjson|jsonl)$/i;

const known = rememberEach((_: Artifacts) => new Map<string, BenchmarkEvidence>());

/**
 * What a descriptor names under `benchmark`; where it names none, what lies in the service's folders, and what lies in nobody's
 * and calls its operations, or says that it measured the service. Asked by several checks, looked for once.
 */
export function benchmarkOf(asked: Asked): BenchmarkEvidence {
  const kept = known(asked.artifacts);
  const evidence = kept.get(asked.service.name) ?? collect(asked);
  kept.set(asked.service.name, evidence);
  return evidence;
}

function collect({ service, descriptors, artifacts, report }: Asked): BenchmarkEvidence {
  const [scripts, results] = [namedFiles(descriptors, 'script'), namedFiles(descriptors, 'results')];
  const named = { scripts: read(scripts, artifacts, scriptIn), results: read(results, artifacts, resultOf(artifacts)) };
  return {
    scripts: scripts.length > 0 ? named.scripts.found : scriptsAround(service, artifacts, report.head),
    unusableScripts: named.scripts.unusable,
    results: results.length > 0 ? named.results.found : resultsAround(service, artifacts),
    unusableResults: named.results.unusable,
  };
}

const resultOf = (artifacts: Artifacts) => (source: SourceFile) => resultAt(source, artifacts);

/** The files of each pattern; a pattern that fits no file is unusable itself. */
function read<T>(
  named: readonly NamedFiles[],
  artifacts: Artifacts,
  reader: (source: SourceFile) => T | undefined,
): { readonly found: readonly T[]; readonly unusable: readonly Unusable[] } {
  const found: T[] = [];
  const unusable: Unusable[] = [];
  for (const { pattern, written, place } of named) {
    const exact = artifacts.fileAt(pattern);
    const files = exact ? [exact] : everyFile(artifacts).filter(({ file }) => matchesPath(pattern, file));
    if (files.length === 0) unusable.push({ written, place, why: 'missing' });
    for (const source of files) {
      const one = reader(source);
      const reason = one === undefined ? unreadReason(source) : undefined;
      if (one !== undefined) found.push(one);
      else if (reason !== undefined) unusable.push({ written: source.file, why: 'unread', ...reason });
      else if (exact !== undefined) unusable.push({ written, place, why: 'unknown-format' });
    }
  }
  return { found, unusable };
}

const everyFile = rememberEach((artifacts: Artifacts) => artifacts.allFiles(/(?:)/));

const everyScript = rememberEach((artifacts: Artifacts) =>
  artifacts.allFiles(SCRIPTS).flatMap((source) => {
    const script = scriptIn(source);
    return script === undefined ? [] : [{ script, home: artifacts.homeOf(source.file) }];
  }),
);

const everyResult = rememberEach((artifacts: Artifacts) =>
  artifacts.allFiles(RESULTS).flatMap((source) => {
    const result = resultAt(source, artifacts);
    return result === undefined ? [] : [{ result, home: artifacts.homeOf(source.file) }];
  }),
);

function scriptsAround({ name, operations }: Service, artifacts: Artifacts, graph: Graph): readonly BenchmarkScript[] {
  return everyScript(artifacts)
    .filter(({ script, home }) => {
      if (home !== undefined) return home === name;
      return coverageOf(script.requests, operations).covered.length > 0 && loadsOurs(artifacts, script, graph);
    })
    .map(({ script }) => script);
}

const judged = rememberEach((_: Artifacts) => new Map<BenchmarkScript, boolean>());

/**
 * At least half of what it calls is described here, by whichever services. A script that loads a website, or somebody else's
 * API, hits a path of ours by chance now and then.
 */
function loadsOurs(artifacts: Artifacts, script: BenchmarkScript, { services }: Graph): boolean {
  const known = judged(artifacts);
  const already = known.get(script);
  if (already !== undefined) return already;
  let left = script.requests;
  for (const { operations } of services.values()) left = coverageOf(left, operations).others;
  const ours = left.length * 2 <= script.requests.length;
  known.set(script, ours);
  return ours;
}

function resultsAround(service: Service, artifacts: Artifacts): readonly BenchmarkResult[] {
  return everyResult(artifacts)
    .filter(({ result: { service: said }, home }) =>
      said === undefined ? home === service.name : allNames(service).includes(said.value),
    )
    .map(({ result }) => result);
}
