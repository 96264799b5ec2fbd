// Records of a story whose ends are misspelt are told; those of calls that are gone, or only planned, are not.
import assert from 'node:assert/strict';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from './files';

const ESTATE = `sre: "1.0"
service: orders
tier: core
---
sre: "1.0"
service: loyalty
tier: normal
`;
const API = `openapi: 3.1.0
info: { title: loyalty, version: 1.0.0 }
x-sre-service: loyalty
paths:
  /points:
    post: { operationId: addPoints }
`;

function told(ends: readonly (readonly [from: string, to: string, more?: string])[]): readonly string[] {
  const records = ends.map(
    ([from, to, more = '']) => `  - { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)}${more} }\n`,
  );
  const files = filesOf([
    ['sre.yaml', ESTATE],
    ['loyalty/openapi.yaml', API],
    ['.sre/solutions/shop-1.yaml', `sre-solution: "1.0"\nstory: SHOP-1\ncalls:\n${records.join('')}`],
  ]);
  const { problems } = createSession().judge(snapshotOf(files, files));
  return problems.map(({ code, message, place }) => `${place?.line}:${place?.column} ${code}: ${message}`);
}

describe('ends of records in story files', () => {
  it('that are a slip away from a service or an operation are told at their place', () => {
    assert.deepEqual(
      told([
        ['ordres', 'loyalty#addPoints'],
        ['orders', 'loyalty#addPoint'],
      ]),
      [
        '4:13 unknown-service: No service is called ordres, so these answers belong to no call. Did you mean orders?',
        '5:27 unknown-operation: loyalty has no operation addPoint, so these answers belong to no call. Did you mean addPoints?',
      ],
    );
  });

  it('that may be of calls which are gone, of planned ones, or named otherwise, are not', () => {
    assert.deepEqual(
      told([
        ['orders', 'billing#charge'],
        ['orders', 'loyalty#refund'],
        ['orders', 'loyalty#post /points/'],
        ['orders', 'loyalty'],
        ['orders#createOrder', 'loyalty#addPoints'],
      ]),
      [],
    );
    const planned = told([['orders', 'loyality#addPoints', ', planned: true']]);
    assert.ok(!planned.some((one) => one.includes('belong to no call')), planned.join('\n'));
  });
});
