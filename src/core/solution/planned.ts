// Calls that so far only a story file speaks of: planned before there is any code or document of them.
import { type CallFact, type Facts, noFacts } from '../model/facts';
import type { Graph } from '../model/graph';
import type { CallRecord, Solution } from '../model/solution';
import { parseTarget } from '../openapi/call-entry';
import { recordsOf } from './match';

/** The format that the evidence of a planned call names. */
export const SOLUTION_FORMAT = 'solution';

/**
 * One planned call for each record with `planned: true` that the branch adds and that no call of the graph answers to.
 * Without the mark a record is only about answers: those of a call that was taken back stay, and plan nothing. A record that the baseline
 * has is agreed: its call is new again when the code is written, and finds its answers then.
 */
export function plannedFacts(
  solutions: readonly Solution[],
  agreed: readonly Solution[],
  graph: Graph,
): readonly Facts[] {
  const known = new Set(agreed.flatMap((solution) => solution.calls.map(identity)));
  const isProposed = (record: CallRecord) => record.planned === true && !known.has(identity(record));
  const proposed = solutions.filter((solution) => solution.calls.some(isProposed));
  if (proposed.length === 0) return [];
  const answered = new Set(graph.calls.flatMap((call) => recordsOf(call, graph, proposed).map(({ record }) => record)));
  // A record of two whole services plans nothing where some operation of the one already calls the other.
  const pairs = new Set(graph.calls.map(({ from, to }) => `${from.service} -> ${to.service}`));
  return proposed.flatMap(({ file, calls }) => {
    const open = calls.filter(
      (record) =>
        isProposed(record) && !answered.has(record) && !pairs.has(`${record.from.value} -> ${record.to.value}`),
    );
    const facts = open.flatMap((record) => callFact(record) ?? []);
    return facts.length === 0 ? [] : [{ ...noFacts(file), formats: [SOLUTION_FORMAT], calls: facts }];
  });
}

function identity({ from, to, mode }: CallRecord): string {
  return `${from.value} -> ${to.value} (${mode ?? ''})`;
}

function callFact({ from, to, mode, place }: CallRecord): CallFact | undefined {
  const caller = parseTarget(from.value);
  const target = parseTarget(to.value);
  if (caller?.kind !== 'service' || target === undefined) return undefined;
  const operation = target.kind === 'service' && target.operation !== undefined;
  return {
    from: {
      service: caller.service,
      ...(caller.operation === undefined ? {} : { operation: caller.operation }),
    },
    to: target,
    terms: { planned: true, ...(mode === undefined ? {} : { mode }) },
    precision: operation ? 'operation' : 'service',
    grade: 'declared',
    format: SOLUTION_FORMAT,
    place,
  };
}
