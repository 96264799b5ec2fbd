// What the kustomizations of a workspace make, as a page shows it: each value with the line where it is written.
import { overlaysIn } from '../../src/core/artifacts/kustomize/workspace';
import type { KubernetesObject } from '../../src/core/artifacts/kubernetes/object';
import type { Overlays } from '../../src/core/artifacts/kustomize/overlays';
import type { Traced } from '../../src/core/artifacts/traced';
import type { FileSet } from '../../src/core/model/snapshot';
import { readSyntax } from '../../src/core/syntax/read';

export function overlaysOfFiles(files: FileSet): Overlays {
  return overlaysIn(files, (file) => {
    const text = files.get(file)?.text();
    return typeof text === 'string' ? readSyntax(file, text) : undefined;
  });
}

/** The objects with all their values, then what was not worked out. */
export function shown({ objects, notResolved }: Overlays): string {
  const told = notResolved.map(({ place, message }) => `${place.file}:${place.line} not worked out: ${message}`);
  return [...objects.map(shownObject), ...told].join('\n');
}

function shownObject({ kind, name, environment, file, value }: KubernetesObject): string {
  const lines = linesOf(value, '').filter((line) => !/^ {2}(?:apiVersion|kind):/.test(line));
  return [`${kind} ${name} by ${file}${environment === undefined ? '' : ` (${environment})`}`, ...lines].join('\n');
}

function linesOf(value: Traced, path: string): readonly string[] {
  if (value.kind === 'scalar') return [`  ${path}: ${value.text}  ← ${value.place.file}:${value.place.line}`];
  const children =
    value.kind === 'list' ? value.items.map((item, index) => [String(index), item] as const) : [...value.entries];
  if (children.length === 0) return [`  ${path}: ${value.kind === 'list' ? '[]' : '{}'}`];
  return children.flatMap(([key, one]) => linesOf(one, path === '' ? key : `${path}.${key}`));
}
