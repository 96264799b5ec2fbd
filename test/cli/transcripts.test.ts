// The command line through the door that users use: transcripts with a real git repository.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli } from './build';
import { runTranscript } from './transcript';

const pages = join(__dirname, 'transcripts');

describe('command line transcripts (UPDATE=1 rewrites them)', function () {
  this.timeout(60_000);

  let cli = '';

  before(async () => {
    cli = await buildCli();
  });

  for (const name of readdirSync(pages).filter((file) => file.endsWith('.md'))) {
    it(name.replace('.md', ''), async () => {
      const path = join(pages, name);
      const expected = readFileSync(path, 'utf8');
      assert.match(expected, /^\$ /m, 'the page runs nothing');
      const actual = await runTranscript(expected, cli);
      if (process.env['UPDATE'] === '1') writeFileSync(path, actual);
      else assert.equal(actual, expected);
    });
  }
});
