// What is newly required of a caller, and what is not known.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { breakOf, newlyRequired } from '../../src/core/changes/breaks';
import { compareGraphs } from '../../src/core/changes/compare';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import type { InputPart, Inputs } from '../../src/core/model/operation';
import { apiFact, config, facts, located, operation } from '../facts';

const inputs = (required: readonly string[], ...unread: readonly InputPart[]): Inputs => ({ required, unread });

describe('changes: breaks', () => {
  const cases: readonly (readonly [string, Inputs | undefined, Inputs | undefined, readonly string[]])[] = [
    ['one more', inputs(['query a']), inputs(['body', 'body b', 'query a']), ['body', 'body b']],
    ['one fewer', inputs(['query a']), inputs([]), []],
    ['not known before', undefined, inputs(['query a']), []],
    ['not known now', inputs([]), undefined, []],
    ['parameters could not be read before', inputs([], 'parameters'), inputs(['body a', 'query a']), ['body a']],
    ['the body cannot be read now', inputs([]), inputs(['body a', 'query a'], 'body'), ['query a']],
    ['a parameter whose name begins with body', inputs([], 'body'), inputs(['query body']), ['query body']],
  ];
  for (const [name, before, now, expected] of cases) {
    it(name, () => {
      assert.deepEqual(newlyRequired(before, now), expected);
    });
  }

  it('never claims both ways, nor between equal sides', () => {
    const some = fc.record({
      required: fc.uniqueArray(fc.constantFrom<string>('body', 'body a', 'body b', 'query a', 'header a')),
      unread: fc.uniqueArray(fc.constantFrom<InputPart>('parameters', 'body')),
    });
    fc.assert(
      fc.property(some, some, (before, now) => {
        const told = newlyRequired(before, now);
        const back = newlyRequired(now, before);
        assert.deepEqual(newlyRequired(now, { ...now }), []);
        assert.ok(told.every((input) => now.required.includes(input) && !before.required.includes(input)));
        assert.ok(told.every((input) => !back.includes(input)));
      }),
    );
  });

  it('an operation that is removed breaks, one that is added does not', () => {
    const it = { service: 'a', operation: operation('GET /a', 'a.yaml') };
    assert.deepEqual(breakOf({ kind: 'removed', it }), { kind: 'removed' });
    assert.equal(breakOf({ kind: 'added', it }), undefined);
    assert.equal(breakOf({ kind: 'modified', it, before: it }), undefined);
  });

  it('a service that gets another name leaves the operations of the others alone', () => {
    const graph = (name: string) =>
      buildGraph(
        link(
          [
            facts('a.yaml', { apis: [apiFact('a.yaml', ['GET /a'], { service: located(name) })] }),
            facts('b.yaml', { apis: [apiFact('b.yaml', ['GET /b'], { service: located('other') })] }),
          ],
          config(),
        ),
      );
    assert.deepEqual(compareGraphs(graph('old'), graph('new')).operations, []);
  });
});
