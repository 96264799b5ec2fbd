// Where the specification of pods stands in the kinds that have one.
import type { Step } from '../traced-edit';

export const POD_TEMPLATES: readonly (readonly Step[])[] = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** Templates, and a pod by itself. */
export const PODS: readonly (readonly Step[])[] = [...POD_TEMPLATES.map((path) => [...path, 'spec']), ['spec']];
