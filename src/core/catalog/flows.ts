// Flows with their ends resolved.
import { type TierScale, tierOf } from '../config/vocabulary';
import { callPair } from '../model/call';
import type { Facts, FlowEnd, FlowFact } from '../model/facts';
import type { Flow, FlowStep } from '../model/flow';
import type { Dangling } from '../model/graph';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import { calleeByName, splitReference } from './callees';
import { isForeign } from './foreign';
import { compareEvidence, compareText } from './order';
import { sourcesOf } from './sources';
import type { Workspace } from './workspace';

/** Gives the flows sorted by name; of two flows with one name the first counts (not that of another repository). */
export function joinFlows(
  facts: readonly Facts[],
  workspace: Workspace,
  scale: TierScale | undefined,
): { readonly flows: readonly Flow[]; readonly problems: readonly Problem[]; readonly dangling: readonly Dangling[] } {
  const problems: Problem[] = [];
  const dangling: Dangling[] = [];
  const sorted = facts
    .flatMap((one) => one.flows.map((flow) => ({ flow, foreign: Number(isForeign(one)) })))
    .sort((a, b) => compareText(a.flow.name, b.flow.name) || a.foreign - b.foreign || compareEvidence(a.flow, b.flow));
  const flows = new Map<string, Flow>();
  for (const { flow: fact, foreign } of sorted) {
    const unknown: Located<string>[] = [];
    const flow = joinFlow(fact, workspace, scale, unknown);
    problems.push(...unknown.map((reference) => unknownStep(fact, reference)));
    if (foreign === 0) dangling.push(...unknown.map((reference) => danglingStep(fact, reference)));
    const first = flows.get(flow.name);
    if (first === undefined) flows.set(flow.name, flow);
    else if (foreign === 0 && textOf(first) !== textOf(flow)) problems.push(sameName(fact));
  }
  return { flows: [...flows.values()], problems, dangling };
}

function joinFlow(
  fact: FlowFact,
  workspace: Workspace,
  scale: TierScale | undefined,
  unknown: Located<string>[],
): Flow {
  const end = (reference: FlowEnd): FlowStep => {
    const { document, terms } = reference;
    const provider = document === undefined ? undefined : workspace.documents.services.get(document);
    const written = document === undefined ? splitReference(reference.value) : { service: provider ?? document };
    const named = provider === undefined ? written : { service: provider, operation: reference.value };
    const { end, unresolved } = calleeByName(workspace, named);
    if (unresolved !== undefined && !unknown.some(({ place }) => place === reference.place)) unknown.push(reference);
    return terms === undefined ? end : { ...end, terms };
  };
  const { terms: _, ...entry } = end(fact.entry);
  const steps = fact.steps.map(end);
  const entryIsStep = steps.length === 0 || steps.some((step) => callPair(step, entry) === callPair(entry, entry));
  return {
    name: fact.name,
    tier: fact.tier === undefined ? 'unknown' : tierOf(fact.tier.value, scale),
    entry,
    steps: entryIsStep ? steps : [entry, ...steps],
    ...(fact.slo === undefined ? {} : { slo: fact.slo }),
    evidence: sourcesOf(fact)[0] ?? { place: fact.place, format: fact.format },
  };
}

function textOf({ tier, entry, steps }: Flow): string {
  return [tier, ...[entry, ...steps].map((end) => `${end.service}#${end.operation ?? ''}`)].join('\n');
}

function unknownStep(flow: FlowFact, { value, place }: Located<string>): Problem {
  const message = `Flow "${flow.name}" names "${value}", which is not known here. Check the service and the operation.`;
  return { code: 'unknown-flow-step', message, place, severity: 'warning' };
}

function danglingStep(flow: FlowFact, { value, place }: Located<string>): Dangling {
  return { kind: 'flow-step', text: value, by: flow.name, place };
}

function sameName({ name, place }: FlowFact): Problem {
  const message = `There are two flows called "${name}"; the first one counts. Give this one another name.`;
  return { code: 'duplicate-flow', message, place, severity: 'warning' };
}
