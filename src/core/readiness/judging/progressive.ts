// Progressive delivery: what rolls a workload out step by step, and takes it back by itself.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, itemsAt, textAt } from '../../artifacts/traced';
import type { Place } from '../../model/place';
import type { CheckContext } from '../check';
import { ofKinds } from './kinds';

export interface Delivery {
  /** `canary`, `blue/green`. */
  readonly how: string;
  readonly place: Place;
  /** Where it is said what takes it back; absent = nothing does. */
  readonly abort?: Place;
}

/** Of an Argo Rollout its own strategy, of any other workload the Canary of Flagger that targets it. */
export function deliveryOf({ artifacts }: CheckContext, workload: Workload): Delivery | undefined {
  if (workload.kind === 'Rollout') return argo(workload);
  const { name, namespace } = workload.object;
  const canary = ofKinds(artifacts, ['Canary']).find(
    (object) =>
      object.apiVersion.startsWith('flagger.app/') &&
      textAt(object.value, 'spec', 'targetRef', 'name') === name &&
      (object.namespace === undefined || namespace === undefined || object.namespace === namespace),
  );
  if (canary === undefined) return undefined;
  const analysis = at(canary.value, 'spec', 'analysis');
  const measures = [...itemsAt(analysis, 'metrics'), ...itemsAt(analysis, 'webhooks')];
  return withAbort('canary', canary.place, measures.length > 0 ? analysis?.place : undefined);
}

function argo({ object }: Workload): Delivery | undefined {
  const canary = at(object.value, 'spec', 'strategy', 'canary');
  if (canary !== undefined) {
    const steps = itemsAt(canary, 'steps').map((step) => at(step, 'analysis'));
    const abort = at(canary, 'analysis') ?? steps.find((step) => step !== undefined);
    return withAbort('canary', canary.place, abort?.place);
  }
  const blueGreen = at(object.value, 'spec', 'strategy', 'blueGreen');
  if (blueGreen === undefined) return undefined;
  const abort = at(blueGreen, 'prePromotionAnalysis') ?? at(blueGreen, 'postPromotionAnalysis');
  return withAbort('blue/green', blueGreen.place, abort?.place);
}

function withAbort(how: string, place: Place, abort: Place | undefined): Delivery {
  return { how, place, ...(abort === undefined ? {} : { abort }) };
}
