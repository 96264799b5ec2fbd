// PERF-09: more requests than it can carry are refused, and the others answered.
import { type ApiOperation } from '../artifacts/api-operations';
import { entriesAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Check, CheckContext, Verdict } from './check';
import { descriptorField, inDescriptor, whereDescribed } from './judging/descriptors';
import { MOST_FIXES, ownOperations, some } from './judging/own-operations';
import { rateLimitOf } from './judging/rate-limits';

export const perf09: Check = {
  id: 'PERF-09',
  group: 'PERF',
  title: 'Overload behaviour is defined: shed, throttle, degrade',
  why: 'A service that takes every request answers none once there are too many; one that refuses some keeps the others.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Answer 429 or 503 with Retry-After, say so in the contract, limit the rate, and test beyond the limit.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const operations = ownOperations(context);
  if (operations.length === 0)
    return {
      state: 'unknown',
      message: 'No API document of it was found: not known what it answers when it has too much to do.',
      evidence: whereDescribed(context),
    };
  const silent = operations.filter((operation) => !sheds(operation));
  if (silent.length > 0)
    return {
      state: 'fail',
      message: `What ${some(silent.map(({ label }) => label))} ${silent.length === 1 ? 'answers' : 'answer'} under overload its contract does not say: no 429 or 503 with Retry-After.`,
      evidence: silent.map(({ value }) => ({ place: value.place, format: 'openapi' })),
      fixes: silent.slice(0, MOST_FIXES).flatMap((operation) => answer(operation) ?? []),
    };
  const limit = rateLimitOf(context);
  const tested = descriptorField(context, 'benchmark', 'breakingPoint')?.value;
  const evidence = operations.slice(0, 1).map(({ value }) => ({ place: value.place, format: 'openapi' }));
  if (limit !== undefined || tested !== undefined)
    return {
      state: 'pass',
      message: `All operations say what they answer under overload; ${limit === undefined ? 'it was tested beyond its limit' : 'their rate is limited'}.`,
      evidence: [
        ...evidence,
        ...(limit === undefined ? [] : [{ place: limit, format: 'kubernetes' }]),
        ...(tested === undefined ? [] : inDescriptor(tested.place)),
      ],
    };
  return {
    state: 'unknown',
    message:
      'All operations say what they answer under overload; not known: who limits the rate, or at which load was it tested (benchmark.breakingPoint)?',
    evidence,
  };
}

/** 429 or 503 with the header that tells clients when to come back. */
function sheds({ responses, follow }: ApiOperation): boolean {
  return ['429', '503'].some((code) =>
    entriesAt(responses.get(code), 'headers').some(
      ([name, header]) => name.toLowerCase() === 'retry-after' && follow(header) !== undefined,
    ),
  );
}

/** Writes the whole answer; where one of them is there already, the header is for a person to add. */
function answer({ responses, value, label, isSwagger }: ApiOperation): Fix | undefined {
  if (responses.has('429')) return undefined;
  const header = isSwagger ? ([['type', 'integer']] as const) : ([['schema', [['type', 'integer']]]] as const);
  return {
    title: `Let ${label} answer 429 with Retry-After`,
    intent: {
      kind: 'set-entry',
      place: value.place,
      path: ['responses', '429'],
      value: [
        ['description', 'Too many requests'],
        ['headers', [['Retry-After', header]]],
      ],
    },
  };
}
