// Which service of the graph an object or a word means.
import type { Graph } from '../model/graph';
import type { Place } from '../model/place';
import { allNames } from '../model/service';
import type { KubernetesObject } from './kubernetes/object';
import type { Workload } from './kubernetes/workload';
import { textsAt } from './traced';

export interface ServiceNames {
  /** A name or an alias. */
  readonly ofWord: (word: string) => string | undefined;
  readonly ofWorkload: (workload: Workload) => string | undefined;
  readonly ofObject: (object: KubernetesObject) => string | undefined;
  /** Of any object as it is written: the service that was read at its line, else by its labels and name. */
  readonly ofWritten: (object: KubernetesObject) => string | undefined;
}

/** Labels by which people say whose an object is, strongest first. */
const LABELS = ['app.kubernetes.io/name', 'app', 'service', 'k8s-app', 'component'];

/** A workload is the service that was read at its very line; other objects are known by their labels and their name. */
export function serviceNames(graph: Graph): ServiceNames {
  const byWord = new Map<string, string>();
  const byLine = new Map<string, string>();
  for (const service of graph.services.values()) {
    for (const word of allNames(service).slice().reverse()) byWord.set(word, service.name);
    for (const { place, format } of service.evidence)
      if (format === 'kubernetes') byLine.set(lineOf(place), service.name);
  }
  for (const { name } of graph.services.values()) byWord.set(name, name);
  const ofObject = (object: KubernetesObject): string | undefined => {
    const labels = textsAt(object.value, 'metadata', 'labels');
    const words = [...LABELS.map((label) => labels.get(label)), object.name];
    return words.map((word) => byWord.get(word ?? '')).find((service) => service !== undefined);
  };
  const ofWritten = (object: KubernetesObject): string | undefined =>
    byLine.get(lineOf(object.place)) ?? byWord.get(object.name) ?? ofObject(object);
  return {
    ofWord: (word) => byWord.get(word),
    ofWorkload: ({ object }) => ofWritten(object),
    ofObject,
    ofWritten,
  };
}

function lineOf({ file, line }: Place): string {
  return `${file}:${line}`;
}
