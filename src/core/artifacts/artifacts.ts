// What a review looks at, by service: workloads, descriptors, records, and files that no reader of manifests knows.
import type { Graph } from '../model/graph';
import type { FileSet, SourceFile } from '../model/snapshot';
import type { SyntaxFile } from '../syntax/node';
import { decisive } from './environments';
import { homesOf } from './homes';
import type { KubernetesObject } from './kubernetes/object';
import { type Workload, workloadsOf } from './kubernetes/workload';
import { serviceNames } from './names';
import { artifactsIn, type OwnDocument } from './read';

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
  /** All files whose path fits, whoever they belong to. */
  readonly allFiles: (pattern: RegExp) => readonly SourceFile[];
  readonly fileAt: (path: string) => SourceFile | undefined;
  /** Files with templates of manifests: not reviewed before they are rendered. */
  readonly templates: readonly string[];
}

/** Takes the files of a workspace (those that are judged, and what a review looks at besides), their nodes and the graph. */
export function artifactsOf(files: FileSet, syntax: (file: string) => SyntaxFile | undefined, graph: Graph): Artifacts {
  const read = [...files.values()].map((source) => artifactsIn(source, syntax));
  const objects = read.flatMap((one) => one.objects);
  const names = serviceNames(graph);
  const byService = new Map<string, Workload[]>();
  for (const { own, applied } of byEnvironment(objects)) {
    for (const workload of workloadsOf(own, applied)) {
      const service = names.ofWorkload(workload);
      if (service !== undefined) byService.set(service, [...(byService.get(service) ?? []), workload]);
    }
  }
  const homes = homesOf(graph);
  const paths = [...files.keys()].sort();
  const found = (pattern: RegExp) =>
    paths.filter((path) => pattern.test(path)).flatMap((path) => files.get(path) ?? []);
  const documents = (list: readonly OwnDocument[]) => (service: string) =>
    list.filter((one) => names.ofWord(one.service) === service);
  return {
    workloads: (service) => decisiveOf(byService.get(service) ?? []),
    objects,
    serviceOf: names.ofObject,
    descriptors: documents(read.flatMap((one) => one.descriptors)),
    records: documents(read.flatMap((one) => one.records)),
    files: (service, pattern) => found(pattern).filter(({ file }) => homes.of(file) === service),
    allFiles: found,
    fileAt: (path) => files.get(path),
    templates: [...files.values()].flatMap((source) => (artifactsIn(source, syntax).template ? [source.file] : [])),
  };
}

interface Environment {
  readonly own: readonly KubernetesObject[];
  readonly applied: readonly KubernetesObject[];
}

/** What is written for no environment in particular is applied to each. */
function byEnvironment(objects: readonly KubernetesObject[]): readonly Environment[] {
  const environments = [...new Set(objects.map(({ environment }) => environment))];
  return environments.map((environment) => ({
    own: objects.filter((object) => object.environment === environment),
    applied: objects.filter((object) => object.environment === environment || object.environment === undefined),
  }));
}

function decisiveOf(workloads: readonly Workload[]): readonly Workload[] {
  const chosen = decisive(workloads.map((workload) => ({ workload, ...environment(workload) })));
  return chosen.map(({ workload }) => workload);
}

function environment({ object }: Workload): { readonly environment?: string } {
  return object.environment === undefined ? {} : { environment: object.environment };
}
