// File order, line ends, JSON or YAML, key order: the same findings. A thousand workspaces are goal R17.
import assert from 'node:assert/strict';
import { compareWritings } from './same-findings';
import { SEED } from '../seed';

const WORKSPACES = 40;

describe('a workspace written in other ways', function () {
  this.timeout(60_000);

  it(`gives the same findings, ${WORKSPACES} times`, () => {
    const { findings, differences } = compareWritings(WORKSPACES, SEED);
    assert.deepEqual(differences.slice(0, 2), [], `seed ${SEED}`);
    assert.ok(findings > WORKSPACES, `${findings} findings and changes`);
  });
});
