// A new manifest beside the one that runs a workload.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, entriesAt, itemsAt, textAt, textsAt } from '../../artifacts/traced';
import { folderOf } from '../../catalog/folders';
import type { EntryFields, Fix } from '../../model/edit';
import { yamlScalar } from '../../syntax/scalar-text';
import type { CheckContext } from '../check';

export interface ManifestDraft {
  readonly apiVersion: string;
  readonly kind: string;
  /** The file is called `<workload>-<suffix>.yaml`. */
  readonly suffix: string;
  /** What of it is a default, for the title. */
  readonly note: string;
  /** Lines at the top of its metadata besides name and namespace. */
  readonly metadata?: readonly string[];
  /** The lines of its spec, indented by two. */
  readonly spec: readonly string[];
}

/** The fix that creates it; none where a file of this name is there. A kustomization that must name it is told in the title. */
export function manifestBeside(
  { artifacts }: CheckContext,
  { object }: Workload,
  { apiVersion, kind, suffix, note, metadata = [], spec }: ManifestDraft,
): readonly Fix[] {
  const folder = folderOf(object.place.file);
  const within = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const name = `${object.name}-${suffix}.yaml`;
  if (artifacts.fileAt(within(name)) !== undefined) return [];
  const kustomized = ['kustomization.yaml', 'kustomization.yml'].some((one) => artifacts.fileAt(within(one)));
  const text = [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${yamlScalar(object.name)}`,
    ...(object.namespace === undefined ? [] : [`  namespace: ${yamlScalar(object.namespace)}`]),
    ...metadata,
    'spec:',
    ...spec,
    '',
  ].join('\n');
  const also = kustomized ? ', to be named in kustomization.yaml' : '';
  return [{ title: `Create ${name} (${note})${also}`, intent: { kind: 'create-file', file: within(name), text } }];
}

/** The labels by which a workload knows its pods, else all labels of its pods. */
export function podLabels({ object, labels }: Workload): ReadonlyMap<string, string> {
  const own = textsAt(object.value, 'spec', 'selector', 'matchLabels');
  return own.size > 0 ? own : labels;
}

/** `matchLabels: { app: payments }` as fields of a map. */
export function selectorFields(workload: Workload): EntryFields {
  return [['matchLabels', [...podLabels(workload)]]];
}

/** The selector of a workload as lines of YAML. */
export function selectorLines(workload: Workload, indent: number): readonly string[] {
  const selector = at(workload.object.value, 'spec', 'selector');
  const pad = ' '.repeat(indent);
  const expressions = itemsAt(selector, 'matchExpressions').map((one) => {
    const values = itemsAt(one, 'values').map((value) => yamlScalar(textAt(value) ?? '', true));
    const rest = entriesAt(one).flatMap(([key, value]) =>
      key === 'values' ? [] : [`${key}: ${yamlScalar(textAt(value) ?? '', true)}`],
    );
    return `${pad}  - { ${[...rest, ...(values.length > 0 ? [`values: [${values.join(', ')}]`] : [])].join(', ')} }`;
  });
  const labels = expressions.length > 0 ? textsAt(selector, 'matchLabels') : podLabels(workload);
  return [
    ...(labels.size > 0 ? [`${pad}matchLabels:`] : []),
    ...[...labels].map(([key, value]) => `${pad}  ${yamlScalar(key)}: ${yamlText(value)}`),
    ...(expressions.length > 0 ? [`${pad}matchExpressions:`, ...expressions] : []),
  ];
}

/** A label is text, also where it looks like a number. */
function yamlText(value: string): string {
  return /^(?:[-+.\d]|true$|false$)/.test(value) ? JSON.stringify(value) : yamlScalar(value);
}
