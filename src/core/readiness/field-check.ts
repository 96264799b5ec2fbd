// A check that only looks at fields is data: a JSON Schema over an artifact, as a company's own checks are.
import { type Traced, textAt, traced } from '../artifacts/traced';
import { nodeAtPlace } from '../fixes/locate';
import { operationLabel } from '../model/operation';
import type { ArtifactKind } from '../model/own-check';
import type { Evidence, Place } from '../model/place';
import type { Json } from '../model/service';
import type { Check, CheckContext, Verdict } from './check';
import { violations } from './schema/violations';

export interface FieldCheck extends Omit<Check, 'verify'> {
  readonly on: ArtifactKind;
  /** What each artifact of the service must be like. */
  readonly schema: Json;
  /** What it means that the service has no such artifact. */
  readonly none: Pick<Verdict, 'state' | 'message'>;
  /** Said where all fit. */
  readonly passed: string;
}

interface Artifact {
  /** `container payments`. */
  readonly name: string;
  readonly value: Traced;
  readonly format: string;
}

/** The check that data describe. */
export function fieldCheck({ on, schema, none, passed, ...check }: FieldCheck): Check {
  return {
    ...check,
    verify: (context) => {
      const found = artifactsOf(context, on);
      if (found.length === 0) return { ...none, evidence: [] };
      const wrong = found.flatMap((artifact) =>
        violations(schema, artifact.value).map((one) => ({ artifact, ...one })),
      );
      if (wrong.length === 0)
        return { state: 'pass', message: passed, evidence: found.map(({ value, format }) => evidence(value, format)) };
      const message = [...grouped(wrong)].map(([name, words]) => `${name}: ${words.join(', ')}.`).join(' ');
      return {
        state: 'fail',
        message,
        evidence: wrong.map(({ artifact, place }) => ({ place, format: artifact.format })),
      };
    },
  };
}

function grouped(
  wrong: readonly { readonly artifact: Artifact; readonly message: string }[],
): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, readonly string[]>();
  for (const { artifact, message } of wrong) words.set(artifact.name, [...(words.get(artifact.name) ?? []), message]);
  return words;
}

function evidence({ place }: Traced, format: string): Evidence {
  return { place, format };
}

function artifactsOf(context: CheckContext, kind: ArtifactKind): readonly Artifact[] {
  const { service, workloads, descriptors, alerts } = context;
  const written = (name: string, place: Place, format: string): readonly Artifact[] => {
    const value = valueAt(context, place);
    return value === undefined ? [] : [{ name, value, format }];
  };
  switch (kind) {
    case 'descriptor':
      return descriptors.map(({ value, file }) => ({ name: file, value, format: 'sre-yaml' }));
    case 'workload':
      return workloads.map(({ object }) => ({
        name: `${object.kind} ${object.name}`,
        value: object.value,
        format: 'kubernetes',
      }));
    case 'container':
      return workloads.flatMap(({ containers }) =>
        containers.map((value) => ({ name: `Container ${textAt(value, 'name') ?? '?'}`, value, format: 'kubernetes' })),
      );
    case 'operation':
      return service.operations.flatMap((operation) =>
        written(`Operation ${operationLabel(operation)}`, operation.evidence.place, operation.evidence.format),
      );
    case 'alert':
      return alerts
        .alertsOf(service.name)
        .flatMap(({ rule }) => written(`Alert ${rule.name.value}`, rule.place, 'prometheus-rules'));
  }
}

/** What is written at a place, or below the key there. */
function valueAt({ artifacts }: CheckContext, place: Place): Traced | undefined {
  const nodes = artifacts.syntax(place.file);
  const node = nodes && nodeAtPlace(nodes, place);
  return nodes && node && traced(node, nodes.place);
}
