// The shelves of waivers give what asking each waiver gives, in its order.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call } from '../../src/core/model/call';
import type { Place } from '../../src/core/model/place';
import { covers, type Said } from '../../src/core/waivers/cover';
import { coveringOf } from '../../src/core/waivers/covering';
import type { JudgedWaiver } from '../../src/core/waivers/sides';
import { call, evidence, graph, service } from '../impact/small-graph';

const FILES = ['a.yaml', 'b.yaml'];
const place = (file: string, line: number, lines = 0): Place => ({
  file,
  line,
  column: 1,
  endLine: line + lines,
  endColumn: 2,
});
const head = graph([{ ...service('a'), aliases: ['alpha', 'a'] }, service('b'), service('c')], []);

const rule = fc.constantFrom('new-call-to-core', 'tier-promotion');
const file = fc.constantFrom(...FILES);
const line = fc.integer({ min: 1, max: 6 });
const where = fc.tuple(file, line, fc.integer({ min: 0, max: 3 })).map((parts) => place(...parts));
const waiver = fc.record(
  {
    rule,
    file,
    line,
    call: fc.constantFrom('a -> b', 'alpha → b', 'b -> c', 'a#x -> b', 'c -> a', 'a#GET / -> b'),
    service: fc.constantFrom('a', 'alpha', 'b'),
    at: line,
  },
  { requiredKeys: ['rule', 'file', 'line'] },
);
const said = fc.record(
  {
    rule,
    place: where,
    entry: where,
    call: fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'), where),
  },
  { requiredKeys: ['rule', 'place'] },
);

describe('the waivers that cover what a rule said', () => {
  it('are those of all that do, in their order', () => {
    fc.assert(
      fc.property(fc.array(waiver, { maxLength: 12 }), fc.array(said, { maxLength: 6 }), (written, asked) => {
        const waivers = written.map(
          ({ rule: id, file: name, line: at, call: pair, service: of, at: comment }, index): JudgedWaiver => ({
            waiver: {
              rule: id,
              reason: 'r',
              approver: 'me',
              expires: '2027-01-31',
              place: place(name, at),
              ...(pair === undefined || comment !== undefined ? {} : { call: pair }),
              ...(of === undefined || comment !== undefined ? {} : { service: of }),
            },
            state: 'holds',
            scope: String(index),
            ...(comment === undefined ? {} : { line: comment }),
          }),
        );
        const covering = coveringOf(waivers, head);
        for (const { call: ends, ...one } of asked) {
          const made: Call | undefined = ends && {
            ...call(ends[0], ends[1]),
            evidence: [{ ...evidence, place: ends[2] }],
          };
          const verdict: Said = { ...one, ...(made && { call: made, service: made.from.service }) };
          assert.deepEqual(
            covering(verdict).map(({ scope }) => scope),
            waivers.filter((each) => covers(each, verdict, head)).map(({ scope }) => scope),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
