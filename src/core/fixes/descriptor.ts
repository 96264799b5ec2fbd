// The descriptor of a service: the one that is there, or a new one beside what describes the service.
import type { Graph } from '../model/graph';
import type { Place } from '../model/place';
import { type Fields, pairOf, YAML_PEN } from '../syntax/edit-style';
import type { MapNode, SyntaxFile } from '../syntax/node';

export interface FixContext {
  readonly head: Graph;
  /** The nodes of a file of head; `undefined` if it is not there or cannot be read. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
}

/** The `sre.yaml` document of a service, where it can be edited. */
export function descriptorOf(
  { head, syntax }: FixContext,
  service: string,
): { readonly file: SyntaxFile; readonly root: MapNode } | undefined {
  for (const { place } of head.services.get(service)?.evidence ?? []) {
    const file = syntax(place.file);
    for (const root of file?.roots ?? []) {
      if (file === undefined || root.kind !== 'map' || root.entry('sre') === undefined) continue;
      const name = root.get('service');
      if (file.complete && name?.kind === 'scalar' && name.text === service) return { file, root };
    }
  }
  return undefined;
}

/** A name for a new descriptor in the folder of `beside` that no file has yet. */
export function newDescriptor({ syntax }: FixContext, service: string, beside: Place | undefined): string | undefined {
  if (beside === undefined) return undefined;
  const folder = beside.file.slice(0, beside.file.lastIndexOf('/') + 1);
  const names = ['sre.yaml', `${service.replace(/[^A-Za-z0-9._-]/g, '-')}.sre.yaml`];
  return names.map((name) => folder + name).find((file) => syntax(file) === undefined);
}

/** The text of a descriptor that says one dependency and nothing else. */
export function descriptorText(service: string, dependency: Fields): string {
  const line = ([key, value]: Fields[number]) => pairOf(YAML_PEN, key, value);
  const [first, ...others] = dependency.map(line);
  return [
    'sre: "1.0"',
    line(['service', service]),
    ...(first === undefined ? [] : ['dependencies:', `  - ${first}`]),
    ...others.map((other) => `    ${other}`),
    '',
  ].join('\n');
}
