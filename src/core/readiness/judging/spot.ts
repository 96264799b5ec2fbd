// Whether a workload may run, or has to run, on spot nodes: machines that the provider takes back at short notice.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, itemsAt, textAt, textsAt, type Traced } from '../../artifacts/traced';
import type { Place } from '../../model/place';

/** Labels and taints of the providers, and of Karpenter, by which spot nodes are told. */
const KEYS = new Set([
  'karpenter.sh/capacity-type',
  'eks.amazonaws.com/capacityType',
  'cloud.google.com/gke-spot',
  'cloud.google.com/gke-preemptible',
  'cloud.google.com/gke-provisioning',
  'kubernetes.azure.com/scalesetpriority',
  'node.kubernetes.io/lifecycle',
  'lifecycle',
]);
const SPOT = /^(?:spot|true|ec2spot|preemptible)$/i;

export interface SpotUse {
  /** `only`: nowhere else; `may`: where there is room. */
  readonly how: 'only' | 'may';
  /** The label of the nodes. */
  readonly key: string;
  readonly place: Place;
}

/** Undefined where nothing lets it run there. A node selector for other nodes wins over a toleration. */
export function spotUse({ pod }: Workload): SpotUse | undefined {
  const spec = at(pod, 'spec');
  const asked = [...selected(spec), ...required(spec)];
  if (asked.some(({ isSpot, isOnly }) => !isSpot && isOnly)) return undefined;
  const only = asked.find(({ isSpot, isOnly }) => isSpot && isOnly);
  if (only !== undefined) return { how: 'only', key: only.key, place: only.place };
  const may = asked.find(({ isSpot }) => isSpot) ?? tolerated(spec);
  return may && { how: 'may', key: may.key, place: may.place };
}

interface Asked {
  readonly key: string;
  readonly isSpot: boolean;
  /** Nothing else is allowed. */
  readonly isOnly: boolean;
  readonly place: Place;
}

function selected(spec: Traced | undefined): readonly Asked[] {
  const selector = at(spec, 'nodeSelector');
  return [...textsAt(selector)].flatMap(([key, value]) => {
    const place = at(selector, key)?.place;
    return KEYS.has(key) && place !== undefined ? [{ key, isSpot: SPOT.test(value), isOnly: true, place }] : [];
  });
}

/** Of several terms one is enough: none of them is the only one. */
function required(spec: Traced | undefined): readonly Asked[] {
  const terms = itemsAt(
    spec,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  return terms.flatMap((term) =>
    itemsAt(term, 'matchExpressions').flatMap((expression) => {
      const key = textAt(expression, 'key') ?? '';
      if (!KEYS.has(key)) return [];
      const values = itemsAt(expression, 'values').map((value) => SPOT.test(textAt(value) ?? ''));
      const isNot = ['NotIn', 'DoesNotExist'].includes(textAt(expression, 'operator') ?? '');
      const hit = isNot ? !values.some(Boolean) && values.length > 0 : values.length === 0 || values.some(Boolean);
      const isOnly =
        terms.length === 1 &&
        (isNot ? values.some(Boolean) || values.length === 0 : values.every((one) => one === hit));
      return [{ key, isSpot: hit, isOnly, place: expression.place }];
    }),
  );
}

function tolerated(spec: Traced | undefined): { readonly key: string; readonly place: Place } | undefined {
  for (const toleration of itemsAt(spec, 'tolerations')) {
    const key = textAt(toleration, 'key') ?? '';
    const value = textAt(toleration, 'value');
    const isAny = textAt(toleration, 'operator') === 'Exists';
    if (KEYS.has(key) && (isAny || SPOT.test(value ?? ''))) return { key, place: toleration.place };
  }
  return undefined;
}
