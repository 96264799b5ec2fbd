// Requests at sampled positions of a public document and of our own files: no error reply. The long run is goal R16.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exercise, seeded } from '../robustness/exercise';
import { makeFolder } from './harness';

const SPEC = join(import.meta.dirname, '../../../shared/specs/petstore-expanded.yaml');
const REQUESTS = 400;
const SEED = 16;
const OURS: Readonly<Record<string, string>> = {
  '.sre/config.yaml': 'sre-config: "1.0"\ntiers:\n  core: [pets, \n  normal:\n    - \nrules: { sync-cycle: }\n',
  'web/sre.yaml':
    'sre: "1.0"\nservice: web\ndependencies:\n  - to: pets#findPets\n    mode: \n  - \n  - { to: pets#, mode: sync\n',
  '.sre/solutions/a.yaml':
    'sre-solution: "1.0"\nstory: A\ncalls:\n  - from: web\n    to: pets#\n    answers:\n      TS-\n',
};

describe('exerciser', () => {
  it(`answers ${REQUESTS} requests at sampled positions without an error`, async function () {
    if (!existsSync(SPEC)) {
      console.log('      skipped: ../shared/specs is not there');
      this.skip();
    }
    const text = readFileSync(SPEC, 'utf8').replace(/^info:/m, 'x-sre-service: pets\ninfo:');
    const { root, remove } = await makeFolder({ ...OURS, 'pets/openapi.yaml': text });
    try {
      const result = await exercise(root, [...Object.keys(OURS), 'pets/openapi.yaml'], REQUESTS, seeded(SEED));
      assert.deepEqual(result.errors, []);
      for (const method of ['completion', 'definition', 'hover', 'references'])
        assert.ok((result.answered.get(`textDocument/${method}`) ?? 0) > 0, `${method} was never answered`);
    } finally {
      await remove();
    }
  });
});
