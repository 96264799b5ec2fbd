// What a review looks at, by service: workloads, descriptors, records, and files that no reader of manifests knows.
import type { Graph } from '../model/graph';
import type { FileSet, SourceFile } from '../model/snapshot';
import type { SyntaxFile } from '../syntax/node';
import { decisive } from './environments';
import { grouped } from '../catalog/grouped';
import { homesOf } from './homes';
import type { KubernetesObject } from './kubernetes/object';
import { type Workload, workloadsOf } from './kubernetes/workload';
import { citedByService } from './linters/cited';
import { isSarifFile, type LinterResult, linterResults } from './linters/sarif';
import { serviceNames } from './names';
import { overlaysIn } from './kustomize/workspace';
import type { NotResolved } from './kustomize/build-context';
import { artifactsIn, documentsIn, isStructured, type OwnDocument } from './read';
import { notRendered } from './rendered';
import type { Traced } from './traced';

export interface Artifacts {
  /** The workloads of a service in the environments that decide, those that go on and those that end. */
  readonly workloads: (service: string) => readonly Workload[];
  /** Every object of Kubernetes, of all environments. */
  readonly objects: readonly KubernetesObject[];
  /** The service that an object's labels or name mean; undefined where nobody knows. */
  readonly serviceOf: (object: KubernetesObject) => string | undefined;
  /** The documents with `sre:` at the top that describe a service. */
  readonly descriptors: (service: string) => readonly OwnDocument[];
  /** The records of its reviews. */
  readonly records: (service: string) => readonly OwnDocument[];
  /** The files of a service's own folders whose path fits, sorted. */
  readonly files: (service: string, pattern: RegExp) => readonly SourceFile[];
  /** The service in whose folders a file lies; undefined where they are nobody's, or several services'. */
  readonly homeOf: (file: string) => string | undefined;
  /** All files whose path fits, whoever they belong to. */
  readonly allFiles: (pattern: RegExp) => readonly SourceFile[];
  readonly fileAt: (path: string) => SourceFile | undefined;
  /** The documents of a YAML or JSON file, with the places of their values; none where it is something else. */
  readonly documentsAt: (path: string) => readonly Traced[];
  /** What other linters said of its workloads, in reports that lie in the workspace. */
  readonly cited: (service: string) => readonly LinterResult[];
  /** The nodes of a file; undefined where it is not there or cannot be read. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
  /** Files with templates of manifests, of charts whose rendered output is not there: not reviewed. */
  readonly templates: readonly string[];
  /** What kustomizations ask for that was not worked out, and where. */
  readonly notResolved: readonly NotResolved[];
}

/** Takes the files of a workspace (those that are judged, and what a review looks at besides), their nodes and the graph. */
export function artifactsOf(files: FileSet, syntax: (file: string) => SyntaxFile | undefined, graph: Graph): Artifacts {
  const read = [...files.values()].map((source) => ({ file: source.file, ...artifactsIn(source, syntax) }));
  const overlays = overlaysIn(files, syntax);
  // What an overlay uses is reviewed as the overlay makes it.
  const alone = read.filter(({ file }) => !overlays.used.has(file));
  const objects = [...alone.flatMap((one) => one.objects), ...overlays.objects];
  const names = serviceNames(graph);
  const workloads = byEnvironment(objects).flatMap(({ own, applied }) => workloadsOf(own, applied));
  const byService = grouped(workloads, names.ofWorkload);
  const homes = homesOf(graph);
  const paths = [...files.keys()].sort();
  const ofService = once(() => grouped(paths, homes.of));
  const matching = new Map<string, readonly SourceFile[]>();
  const sourcesOf = (some: readonly string[], pattern: RegExp) =>
    some.filter((path) => pattern.test(path)).flatMap((path) => files.get(path) ?? []);
  const allFiles = (pattern: RegExp): readonly SourceFile[] => {
    const found = matching.get(String(pattern)) ?? sourcesOf(paths, pattern);
    matching.set(String(pattern), found);
    return found;
  };
  const documents = (list: readonly OwnDocument[]) => {
    const own = grouped(list, (one) => names.ofWord(one.service));
    return (service: string) => own.get(service) ?? [];
  };
  const documentsAt = (path: string): readonly Traced[] => {
    const source = isStructured(path) ? files.get(path) : undefined;
    return (source && documentsIn(source, syntax)) ?? [];
  };
  const cited = once(() => {
    const reports = paths.filter(isSarifFile).flatMap((path) => syntax(path) ?? []);
    // They speak of the manifests as they are written, those that overlays use too.
    const written = read.flatMap((one) => one.objects);
    return citedByService(reports.flatMap(linterResults), written, (object) => names.ofWritten(object));
  });
  return {
    workloads: (service) => decisiveOf(byService.get(service) ?? []),
    objects,
    serviceOf: names.ofObject,
    descriptors: documents(read.flatMap((one) => one.descriptors)),
    records: documents(read.flatMap((one) => one.records)),
    files: (service, pattern) => sourcesOf(ofService().get(service) ?? [], pattern),
    homeOf: homes.of,
    allFiles,
    fileAt: (path) => files.get(path),
    syntax,
    cited: (service) => cited().get(service) ?? [],
    templates: notRendered(
      read.flatMap(({ file, template }) => (template ? [file] : [])),
      new Set(read.flatMap(({ charts }) => charts)),
      documentsAt,
    ),
    notResolved: overlays.notResolved,
    documentsAt,
  };
}

interface Environment {
  readonly own: readonly KubernetesObject[];
  readonly applied: readonly KubernetesObject[];
}

/** What is written for no environment in particular is applied to each. */
function byEnvironment(objects: readonly KubernetesObject[]): readonly Environment[] {
  const named = grouped(objects, ({ environment }) => environment);
  const everywhere = named.get(undefined) ?? [];
  return [...named].map(([environment, own]) => ({
    own,
    applied: environment === undefined ? own : [...own, ...everywhere],
  }));
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function decisiveOf(workloads: readonly Workload[]): readonly Workload[] {
  const chosen = decisive(workloads.map((workload) => ({ workload, ...environment(workload) })));
  return chosen.map(({ workload }) => workload);
}

function environment({ object }: Workload): { readonly environment?: string } {
  return object.environment === undefined ? {} : { environment: object.environment };
}
