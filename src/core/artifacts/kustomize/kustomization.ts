// A kustomization: what a folder makes of other files.
import { textAt, type TracedMap } from '../traced';

/** The names that kustomize looks for in a folder. */
const NAMES = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const GROUP = 'kustomize.config.k8s.io/';

export interface Kustomization {
  readonly file: string;
  readonly value: TracedMap;
  /** It changes what its user has gathered, and is nothing by itself. */
  readonly isComponent: boolean;
  /** The lines of the file, for what is written inside texts. */
  readonly lines: () => readonly string[];
}

/** True for a file of such a name; what it holds decides whether it is one. */
export function isKustomizationFile(file: string): boolean {
  return NAMES.has(file.slice(file.lastIndexOf('/') + 1));
}

/** False for objects of controllers that are called the same (`kustomize.toolkit.fluxcd.io`). */
export function isKustomization(value: TracedMap): boolean {
  return textAt(value, 'apiVersion')?.startsWith(GROUP) ?? true;
}

export function isComponent(value: TracedMap): boolean {
  return textAt(value, 'kind') === 'Component';
}
