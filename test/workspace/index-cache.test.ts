// The warm index changes nothing but the time: same report with it and without, whatever is in its file.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createReader, type Reading } from '../../src/core/reading';
import { createSession } from '../../src/core/session';
import { openIndexCache } from '../../src/workspace/index-cache/cache';
import { facts as shape } from '../../src/workspace/index-cache/facts-shape';
import { openWorkspace } from '../../src/workspace/workspace';
import { generateEstate, writeEstate } from '../../bench/generate';

const estate = generateEstate({ services: 6, typedBytes: 2_000, documentBytes: 2_000, environments: 1 });
const names = [...estate.files.keys()];
/** A file that has just changed has no stamp that could be trusted: the tests look at it a minute later. */
const later = () => Date.now() + 60_000;

describe('the warm index', () => {
  let scratch = '';
  let root = '';
  let folder = '';

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'sre-lens-index-'));
    root = join(scratch, 'workspace');
    folder = join(scratch, 'cache');
    writeEstate(root, estate);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  /** The files of the cache folder. */
  const packs = () => readdirSync(folder).map((name) => join(folder, name));

  async function judged({ build = 'one', withCache = true, now = later } = {}) {
    const cache = withCache ? await openIndexCache({ root, folder, build, now }) : undefined;
    const workspace = openWorkspace(root, cache);
    await workspace.scan();
    workspace.setBaseline({ kind: 'empty' });
    const session = createSession(cache?.store);
    const report = session.judge(workspace.snapshot('2026-01-01'));
    await cache?.save();
    return { report, parsed: session.parsed(), read: workspace.counters().read };
  }

  it('facts come back as they were', () => {
    const sources = new Map(names.map((file) => [file, { file, id: file, text: () => estate.files.get(file) ?? '' }]));
    const reader = createReader();
    const readings: readonly Reading[] = [...sources.values()].map((source) => reader.read(source, sources));
    assert.ok(
      readings.some(({ facts }) => facts.calls.length > 0) && readings.some(({ facts }) => facts.hosts.length > 0),
    );
    for (const { facts } of readings)
      assert.deepEqual(shape.read(JSON.parse(JSON.stringify(shape.write(facts, facts.file))), facts.file), facts);
  });

  it('reads no file that has not changed, and every one that may have', async () => {
    await judged();
    assert.equal((await judged()).read, 0);
    writeFileSync(join(root, estate.typed), 'openapi: 3.0.3\n');
    assert.equal((await judged()).read, 1);
    rmSync(folder, { recursive: true });
    await judged({ now: Date.now });
    assert.equal((await judged()).read, names.length, 'files that changed while they were read');
  });

  it('a second start parses no document, and says the same', async () => {
    const cold = await judged();
    const warm = await judged();
    assert.deepEqual(warm.report, cold.report);
    assert.ok(cold.parsed > names.length / 2, `${cold.parsed} of ${names.length} files were parsed`);
    // The config is always read anew.
    assert.ok(warm.parsed <= 1, `${warm.parsed} texts were parsed`);
  });

  it('says the same with and without, over any sequence of edits', async () => {
    const edit = fc.record({
      file: fc.nat(names.length - 1),
      line: fc.nat(200),
      how: fc.constantFrom('drop', 'add', 'cut', 'gone'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        for (const { file, line, how } of edits) {
          const path = join(root, names[file] ?? '');
          const lines = (estate.files.get(names[file] ?? '') ?? '').split('\n');
          const at = line % lines.length;
          if (how === 'gone') rmSync(path, { force: true });
          else if (how === 'cut') writeFileSync(path, lines.slice(0, at).join('\n'));
          else
            writeFileSync(path, (how === 'add' ? lines.toSpliced(at, 0, '# more') : lines.toSpliced(at, 1)).join('\n'));
          assert.deepEqual((await judged()).report, (await judged({ withCache: false })).report);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('what is cut off, altered, of another build or no pack at all does not count', async () => {
    const { report } = await judged();
    const [pack = ''] = packs();
    const whole = readFileSync(pack, 'utf8');
    const spoilt = [
      whole.slice(0, whole.length / 2),
      whole.replace('svc-0003', 'svc-0004'),
      '',
      '{}\n[]',
      '{"sreLensIndex":1,"of":null,"sum":""}\nnull',
      '\n\n\n',
      '[[[[',
      '__proto__',
    ];
    for (const text of spoilt) {
      writeFileSync(pack, text);
      const after = await judged();
      assert.deepEqual(after.report, report);
      assert.ok(after.parsed > 1, `read anew after ${text.slice(0, 20)}`);
    }
    assert.ok((await judged({ build: 'another' })).parsed > 1);
  });

  it('facts of any other shape do not count', () => {
    const file = 'a.yaml';
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          assert.equal(typeof shape.read(value, file).complete, 'boolean');
        } catch (error) {
          assert.equal((error as Error).constructor.name, 'Mismatch');
        }
      }),
    );
  });

  it('two processes at once leave a whole pack, and nothing beside it', async () => {
    await Promise.all([judged(), judged(), judged()]);
    assert.equal(packs().length, 1);
    assert.ok((await judged()).parsed <= 1);
    if (process.platform !== 'win32') assert.equal(statSync(packs()[0] ?? '').mode & 0o077, 0);
  });

  it('a cache that cannot be written is none', async () => {
    writeFileSync(folder, 'a file stands where the folder should be');
    const first = await judged();
    assert.deepEqual((await judged()).report, first.report);
  });

  it('nor is one that cannot be made', async () => {
    const first = await judged();
    // There is no such folder below /proc, and its parent, which is there, is said to be missing.
    folder = existsSync('/proc') ? '/proc/none/cache' : join(scratch, 'cache/none\0');
    assert.deepEqual((await judged()).report, first.report);
  });
});
