// Gating callers: services of a lower tier whose call a core flow waits for.
import { callsBy } from '../catalog/calls-by';
import { compareText } from '../catalog/order';
import { type Call, callPair } from '../model/call';
import type { Catalog, Promotion } from '../model/graph';
import { isMutating } from '../model/operation';
import { compareTiers } from '../model/tier';
import { endKey } from './adjacency';
import { type FlowRoot, flowsOf } from './entries';
import type { Step } from './walk';

/**
 * The calls of lower-tier services to declared steps of a core flow, as steps backwards to the caller: the flow does not go
 * on until that call arrives. Only where the flow declares its steps.
 */
export function gatingSteps(catalog: Catalog, follows: (call: Call) => boolean): Step<FlowRoot>[] {
  const steps = new Map<string, FlowRoot>();
  for (const flow of flowsOf(catalog, 'core')) {
    for (const step of flow.steps) {
      if (step.operation === undefined || steps.has(endKey(step))) continue;
      steps.set(endKey(step), { flow: flow.name, entry: step });
    }
  }
  if (steps.size === 0) return [];
  return catalog.calls.flatMap((call) => {
    const root = steps.get(endKey(call.to));
    const declared = catalog.services.get(call.from.service)?.tier.declared ?? 'unknown';
    if (root === undefined || !follows(call) || compareTiers(declared, 'core') >= 0) return [];
    return [{ call, at: call.from, root }];
  });
}

/**
 * `core` names the services that are core. The calls of lower-tier services that change something in a core service, where it is not declared whether a flow waits
 * for them: questions, one a call. A call that says `blocks: false` has answered.
 */
export function askedGating(catalog: Catalog, core: ReadonlySet<string>): Promotion[] {
  const asked: Promotion[] = [];
  const calls = [...core].flatMap(callsBy(catalog.calls).to).sort((a, b) => compareText(a.key, b.key));
  for (const call of calls) {
    const { from, to, terms } = call;
    if (to.operation === undefined || terms.blocks === false || from.service === to.service) continue;
    if (core.has(from.service)) continue;
    if (!isMutating(to.operation.split(' ', 1)[0] ?? '')) continue;
    asked.push({
      service: from.service,
      to: 'core',
      flow: flowWith(catalog, call) ?? to.service,
      entry: to,
      path: [call],
      how: 'gating',
      certainty: 'possible',
    });
  }
  return asked;
}

/** The core flow that names the called operation as a step. */
function flowWith(catalog: Catalog, { to }: Call): string | undefined {
  return flowsOf(catalog, 'core').find(({ steps }) => steps.some((step) => callPair(step, to) === callPair(to, to)))
    ?.name;
}
