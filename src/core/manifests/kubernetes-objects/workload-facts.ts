// What a workload says: a service with the labels of its pods, and what its containers are configured to reach.
import type { CallFact, ServiceFact, Target } from '../../model/facts';
import type { Located } from '../../model/place';
import type { SyntaxNode } from '../../syntax/node';
import { addWords, itemsAt, mapAt, textAt, textsAt } from '../facts/nodes';
import { plainCall, serviceFact } from '../facts/service-fact';
import type { ManifestDocument } from '../format';
import { substituteKubernetes } from '../network/substitute';
import { readTargets, UNKNOWN } from '../network/url-target';
import { runsOwnCode } from '../facts/images';
import { replicasOf } from './replicas';
import type { Workload } from './workload';

/** Takes a workload and the name of its service; gives the service and its configured calls (mode unknown). */
export function readWorkload(
  document: ManifestDocument,
  workload: Workload,
  name: string,
  format: string,
): { readonly service: ServiceFact; readonly calls: readonly CallFact[] } {
  const namespace = textAt(workload.object, 'metadata', 'namespace');
  const annotations = new Map<string, Located<string>>();
  for (const part of [workload.object, workload.pod]) {
    addWords(annotations, document, part, 'metadata', 'annotations');
    addWords(annotations, document, part, 'metadata', 'labels');
  }
  const service = serviceFact(
    { name, identity: 'kubernetes', format, place: document.place(workload.nameNode.span) },
    {
      aliases: name === workload.name ? [] : [workload.name],
      labels: textsAt(workload.pod, 'metadata', 'labels'),
      namespace,
      annotations,
      // What the service runs with is not said by a canary.
      ...(workload.goesOn && workload.isTrial !== true ? { capacity: replicasOf(document, workload.object) } : {}),
      ...(workload.goesOn && runsOwnCode(workload.pod) ? { deployed: true } : {}),
    },
  );
  const own = new Set([name, workload.name]);
  const calls: CallFact[] = [];
  for (const { to, node } of targetsOf(workload.pod)) {
    if (to.kind === 'url' && own.has(to.url.host) && (to.url.namespace ?? namespace) === namespace) continue;
    const place = document.place(node.span);
    calls.push(plainCall({ service: name, namespace }, to, { grade: 'configured', format, place }));
  }
  return { service, calls };
}

interface Found {
  readonly to: Target;
  readonly node: Pick<SyntaxNode, 'span'>;
}

function targetsOf(pod: SyntaxNode): readonly Found[] {
  const containers = [...itemsAt(pod, 'spec', 'initContainers'), ...itemsAt(pod, 'spec', 'containers')];
  return containers.flatMap((container) => {
    const known = new Map<string, string>();
    const environment = itemsAt(container, 'env').flatMap((item) => readVariable(item, known));
    return [...environment, ...readShared(container), ...readArguments(container, known)];
  });
}

/** One item of `env`; its value is added to what later `$(NAME)` mean. */
function readVariable(item: SyntaxNode, known: Map<string, string>): readonly Found[] {
  const name = textAt(item, 'name') ?? '';
  const entry = mapAt(item)?.entry('value');
  const written = textAt(entry?.value);
  if (entry !== undefined && written !== undefined) {
    const value = substituteKubernetes(written, known);
    known.set(name, value);
    return readTargets(value, name).map((url) => ({ to: { kind: 'url', url }, node: entry }));
  }
  known.set(name, UNKNOWN);
  const reference = mapAt(item, 'valueFrom')?.entry('configMapKeyRef');
  const source = textAt(reference?.value, 'name');
  const key = textAt(reference?.value, 'key');
  if (reference === undefined || source === undefined || key === undefined) return [];
  return [{ to: { kind: 'value', source, key }, node: reference }];
}

/** `envFrom`: every entry of a ConfigMap is a variable. */
function readShared(container: SyntaxNode): readonly Found[] {
  return itemsAt(container, 'envFrom').flatMap((item) => {
    const source = textAt(item, 'configMapRef', 'name');
    return source === undefined ? [] : [{ to: { kind: 'value' as const, source }, node: item }];
  });
}

/** Arguments of one word; scripts (`sh -c "…"`) are not taken apart. */
function readArguments(container: SyntaxNode, known: ReadonlyMap<string, string>): readonly Found[] {
  return [...itemsAt(container, 'command'), ...itemsAt(container, 'args')].flatMap((node) => {
    const text = textAt(node);
    if (text === undefined || /\s/.test(text)) return [];
    return readTargets(substituteKubernetes(text, known)).map((url) => ({ to: { kind: 'url' as const, url }, node }));
  });
}
