// Every command that reads a workspace begins with what the last one knew of its files, unless it is told not to.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeShop, type Shop } from '../server/small-shop';
import { buildCli } from './build';

const COMMANDS = [
  ['check', '--fail-on', 'never'],
  ['solution'],
  ['services'],
  ['graph'],
  ['init', '--dry-run'],
  ['explain', 'payments'],
] as const;

describe('the warm index of the command line', function () {
  this.timeout(30_000);
  let shop: Shop;
  let cache: string;

  before(async () => {
    shop = await makeShop();
  });
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'sre-lens-warm-'));
  });
  afterEach(() => rmSync(cache, { recursive: true, force: true }));
  after(() => shop.remove());

  const run = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, CI: '', XDG_CACHE_HOME: cache };
    return execFileSync(process.execPath, [await buildCli(), ...args], { cwd: shop.root, env, encoding: 'utf8' });
  };

  for (const args of COMMANDS)
    it(`is used by ${args[0]}, which can do without`, async () => {
      const cold = await run(...args, '--no-cache');
      assert.ok(!existsSync(join(cache, 'sre-lens')));
      await run(...args);
      assert.equal(readdirSync(join(cache, 'sre-lens')).length, 1);
      assert.equal(await run(...args), cold);
    });
});
