// Random small workspaces, as facts.
import fc from 'fast-check';
import type { CallTerms } from '../../src/core/model/call';
import type { CallFact, Facts } from '../../src/core/model/facts';
import { apiFact, callFact, config, facts, flowFact, located, place, serviceFact } from '../facts';

const SERVICES = ['a', 'b', 'c', 'd', 'e'];
export const OPERATIONS = ['GET /x', 'POST /x', 'PUT /y'];
export const CONFIG = config({ core: ['a'], normal: ['b'], supplementary: ['c'] });

const service = fc.constantFrom(...SERVICES);
const end = fc
  .tuple(service, fc.option(fc.constantFrom(...OPERATIONS, 'lost'), { nil: undefined }))
  .map(([name, operation]) => (operation === undefined ? name : `${name}#${operation}`));
const terms: fc.Arbitrary<CallTerms> = fc.constantFrom(
  {},
  { mode: 'sync' },
  { mode: 'sync', criticality: 'hard' },
  { mode: 'sync', fallback: { kind: 'skip' } },
  { mode: 'async' },
  { mode: 'async', blocks: true },
);

export const call: fc.Arbitrary<CallFact> = fc
  .tuple(end, end, terms, fc.constantFrom('declared', 'configured', 'allowed'), fc.nat(500))
  .map(([from, to, said, grade, line]) =>
    callFact(from, to, said, {
      grade: grade as CallFact['grade'],
      place: place(`${from[0]}.yaml`, line + 10),
    }),
  );

/** One file a service, one document for some, a flow for some. */
export const workspace: fc.Arbitrary<Facts[]> = fc
  .record({
    calls: fc.array(call, { maxLength: 14 }),
    flow: fc.option(fc.array(end, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ calls, flow }) =>
    SERVICES.map((name, index) =>
      facts(`${name}.yaml`, {
        services: [serviceFact({ name, place: place(`${name}.yaml`) })],
        apis: index % 2 === 0 ? [apiFact(`${name}-api.yaml`, OPERATIONS, { service: located(name) })] : [],
        calls: calls.filter(({ from }) => from.service === name),
        flows: flow !== undefined && index === 0 ? [flowFact('flow', flow)] : [],
      }),
    ),
  );
