// PERF-07: no answer grows with the data.
import type { ApiOperation } from '../artifacts/api-operations';
import type { EntryFields, Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { type Collection, collectionOf } from './judging/collections';
import { whereDescribed } from './judging/descriptors';
import { MOST_FIXES, ownOperations, some } from './judging/own-operations';

export const perf07: Check = {
  id: 'PERF-07',
  group: 'PERF',
  title: 'Collections are paginated and bounded',
  why: 'A list without an end is fast in the test and takes the service down in its third year, with one request.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'recommended' },
  fromStage: 'development',
  remedy: 'Give each operation that lists a parameter limit with a maximum, or its answer maxItems.',
  level: 'auto',
  verify,
};

/** A page that people and programs can work with (ours). */
const MAXIMUM = '100';

function verify(context: CheckContext): Verdict {
  const operations = ownOperations(context);
  const lists = operations.flatMap((operation) => collectionOf(operation) ?? []);
  if (operations.length === 0)
    return {
      state: 'unknown',
      message: 'No API document of it was found: not known whether it answers with lists.',
      evidence: whereDescribed(context),
    };
  if (lists.length === 0)
    return {
      state: 'not-applicable',
      message: 'None of its operations answers with a list that its contract shows.',
      evidence: inDocument(operations.slice(0, 1)),
    };
  const loose = lists.filter(({ state }) => state !== 'bounded');
  if (loose.length === 0)
    return {
      state: 'pass',
      message: `All ${lists.length} operations that list are bounded.`,
      evidence: inDocument(lists.map(({ operation }) => operation)),
    };
  const endless = loose.filter(({ state }) => state === 'unbounded').map(({ operation }) => operation.label);
  const open = loose.filter(({ state }) => state === 'no-maximum').map(({ operation }) => operation.label);
  const says = [
    ...(endless.length > 0 ? [`Lists without an end: ${some(endless)}.`] : []),
    ...(open.length > 0 ? [`A limit without a maximum: ${some(open)}.`] : []),
  ];
  return {
    state: 'fail',
    message: says.join(' '),
    evidence: loose.map(({ operation, limit }) => ({ place: (limit ?? operation.value).place, format: 'openapi' })),
    fixes: loose.slice(0, MOST_FIXES).map(bound),
  };
}

function inDocument(operations: readonly ApiOperation[]): readonly Evidence[] {
  return operations.map(({ value }) => ({ place: value.place, format: 'openapi' }));
}

function bound({ operation, limit }: Collection): Fix {
  const { isSwagger, label } = operation;
  if (limit !== undefined)
    return {
      title: `Let the limit of ${label} be at most ${MAXIMUM} (a default)`,
      intent: {
        kind: 'set-entry',
        place: limit.place,
        path: isSwagger ? ['maximum'] : ['schema', 'maximum'],
        value: MAXIMUM,
      },
    };
  const type: EntryFields = [
    ['type', 'integer'],
    ['minimum', '1'],
    ['maximum', MAXIMUM],
  ];
  return {
    title: `Add a limit of at most ${MAXIMUM} to ${label} (a default)`,
    intent: {
      kind: 'add-item',
      place: operation.value.place,
      path: ['parameters'],
      item: [['name', 'limit'], ['in', 'query'], ...(isSwagger ? type : [['schema', type] as const])],
    },
  };
}
