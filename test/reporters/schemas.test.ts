// The schemas of the files that people write: they accept what our examples hold, and point at what is wrong.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSyntax } from '../../src/core/syntax/read';
import { jsonOf } from '../../src/core/syntax/access';
import { schemaErrors } from './schema';

const EXAMPLES = join(import.meta.dirname, '../../examples');

describe('schemas of written files', () => {
  it('accept every descriptor and config of the examples', () => {
    const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
    let seen = 0;
    for (const file of files) {
      const name = /(?:^|\/)(?:sre|\.sre\/config)\.yaml$/.exec(file) && (file.includes('.sre/') ? 'config' : 'sre');
      if (name === null) continue;
      seen += 1;
      assert.deepEqual(errorsOf(name, readFileSync(join(EXAMPLES, file), 'utf8')), [], file);
    }
    assert.ok(seen > 5, `${seen} files`);
  });

  const right: readonly [schema: string, text: string][] = [
    ['sre', 'sre: "1.0"\nservice: a\nowner: team\nonboarded: 2026-09-01\nx-note: free'],
    [
      'sre',
      'sre: "1.0"\nservice: a\ndependencies: [{ to: b#GET /x, timeout: 1m30s, share: 20%, expectedRps: { peak: 3000/min } }]',
    ],
    [
      'config',
      'sre-config: "1.0"\ntiers: { core: [a], others: normal }\nrules: { sync-cycle: off, tier-unknown: { severity: warning } }\nprofile: [BEN-01]',
    ],
    [
      'solution',
      'sre-solution: "1.0"\nstory: A\nanswers: { TS-04: free, TS-30: { notApplicable: no, by: me, on: 2026-01-31 } }',
    ],
    [
      'solution',
      'sre-solution: "1.0"\nstory: A\ncalls: [{ from: a, to: b, mode: async, assumed: { calleeTier: core, calleeAvailability: 99.9% } }]',
    ],
  ];
  for (const [schema, text] of right) {
    it(`${schema} accepts ${JSON.stringify(text)}`, () => assert.deepEqual(errorsOf(schema, text), []));
  }

  const wrong: readonly [schema: string, text: string, path: string][] = [
    ['sre', 'sre: "1.0"\nservice: a\ndependencies: [{ to: b, timeout: 800 }]', '/dependencies/0/timeout'],
    ['sre', 'sre: "1.0"\nservice: a\nslos: [{ type: availability, target: 99.95 }]', '/slos/0/target'],
    ['sre', 'sre: "1.0"\nservice: a\nteir: core', ''],
    ['config', 'sre-config: "1.0"\ntiers: { core: a }', '/tiers/core'],
    ['solution', 'sre-solution: "1.0"\nstory: A\nanswers: { TS-31: { text: a } }', '/answers'],
  ];
  for (const [schema, text, path] of wrong) {
    it(`${schema} points at ${path || 'the top'} of ${JSON.stringify(text)}`, () => {
      const errors = errorsOf(schema, text);
      assert.ok(
        errors.some((error) => error.startsWith(`${path} `)),
        errors.join('\n'),
      );
    });
  }
});

function errorsOf(schema: string, text: string): readonly string[] {
  return readSyntax('file.yaml', text).roots.flatMap((root) => schemaErrors(schema, jsonOf(root, 100_000)));
}
