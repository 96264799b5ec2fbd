// Where a HorizontalPodAutoscaler aims.
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { at, itemsAt, numberAt, textAt } from '../../artifacts/traced';
import type { Located } from '../../model/place';

/** What Kubernetes takes where no metric is written. */
const DEFAULT_AIM = 80;

/** The CPU utilisation in percent of the request, in any version of the API; undefined where only other metrics decide. */
export function aims({
  value,
  place,
}: KubernetesObject): (Located<number> & { readonly assumed: boolean }) | undefined {
  const spec = at(value, 'spec');
  const old = at(spec, 'targetCPUUtilizationPercentage');
  const metrics = itemsAt(spec, 'metrics');
  const cpu = metrics.flatMap((metric) => ['resource', 'containerResource'].flatMap((kind) => at(metric, kind) ?? []));
  const written = cpu
    .filter((one) => textAt(one, 'name') === 'cpu')
    .flatMap((one) => at(one, 'target', 'averageUtilization') ?? at(one, 'targetAverageUtilization') ?? []);
  const found = old ?? written[0];
  const number = numberAt(found);
  if (found !== undefined && number !== undefined) return { value: number, place: found.place, assumed: false };
  return metrics.length > 0 ? undefined : { value: DEFAULT_AIM, place, assumed: true };
}
