// Golden files: what a reporter is expected to write. UPDATE=1 rewrites them, to be read before they are committed.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'golden');

export function assertGolden(name: string, text: string): void {
  const file = join(FOLDER, name);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'), `${name}: UPDATE=1 rewrites it`);
}
