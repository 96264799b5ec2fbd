// The mind map over the protocol: drafted, listed, decided; on disk or in an editor that holds unsaved changes.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SEED } from '../../src/core/practices/seed';
import {
  CREATE_PRACTICES,
  DECIDE,
  type DecideParams,
  NEW_CALLS,
  PRACTICES,
  type PracticesResult,
  type WriteResult,
} from '../../src/protocol/messages';
import type { NewCallView, PracticesView } from '../../src/protocol/views';
import { messageOf, startTestServer, type TestServer } from './harness';
import { git, LOYALTY, LOYALTY_WITH_CALL, makeShop, type Shop } from './small-shop';

const FILE = '.sre/practices.yaml';
const MAP = `sre-practices: "1.0"
practices:
  # ours
  - id: fallbacks
    title: Soft dependencies have a fallback
    group: Architecture
    state: undecided
    checks: [TS-04, F-10, "CAP-*", OUR-1]
  - id: old
    title: Old
    group: Architecture
    state: not-now
    reason: no time
    review: 2026-11-01
    checks: [TS-06]
`;

describe('practices', () => {
  let shop: Shop;
  let server: TestServer;
  let folder: string;

  async function start(files: Readonly<Record<string, string>> = {}): Promise<void> {
    shop = await makeShop();
    for (const [file, text] of Object.entries(files)) await shop.write(file, text);
    await git(shop.root, 'add', '-A');
    await git(shop.root, 'commit', '--quiet', '--allow-empty', '-m', 'the map');
    await git(shop.root, 'checkout', '--quiet', '-b', 'feature');
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    server = await startTestServer(shop.root);
    folder = server.uri('x').slice(0, -2);
  }
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const view = async (): Promise<PracticesView> => {
    const { today, folders } = await server.ask<PracticesResult>(PRACTICES);
    assert.deepEqual([today, folders.length], ['2026-11-23', 1]);
    return folders[0] ?? assert.fail();
  };
  const decide = (params: Omit<DecideParams, 'folder'>, where = folder) =>
    server.ask<WriteResult>(DECIDE, { folder: where, ...params } satisfies DecideParams);
  const disk = () => readFile(join(shop.root, FILE), 'utf8');
  const asked = async () => {
    const [call] = await server.ask<NewCallView[]>(NEW_CALLS);
    return call?.questions.map(({ id }) => id) ?? [];
  };

  it('are drafted where there are none, and left alone where there are', async () => {
    await start();
    assert.deepEqual(await view(), { folder, exists: false, practices: [], due: [] });
    const result = await server.ask<WriteResult>(CREATE_PRACTICES, { folder });
    assert.equal(result.ok && result.uri, server.uri(FILE));
    const { exists, practices, due } = await view();
    assert.deepEqual([exists, practices.length, due.length], [true, SEED.length, SEED.length]);
    const written = await disk();
    assert.ok((await server.ask<WriteResult>(CREATE_PRACTICES, { folder })).ok);
    assert.equal(await disk(), written);
    assert.deepEqual(server.diagnostics(FILE), []);
  });

  it('are told with what they switch, why they are due, and where they stand', async () => {
    await start({ [FILE]: MAP });
    const { practices, due } = await view();
    assert.deepEqual(due, ['old', 'fallbacks']);
    const [fallbacks, old] = practices;
    assert.deepEqual(fallbacks?.switches, [
      { id: 'TS-04', title: 'What does the user get when the called service is down or slow?' },
      { id: 'F-10', title: 'Retries multiply along a path' },
      { id: 'CAP-*', title: '12 of the catalogue' },
      { id: 'OUR-1' },
    ]);
    assert.equal(fallbacks?.place.range.start.line, 3);
    assert.equal(old?.due, 'to be reviewed since 2026-11-01');
    await server.judged(() => server.open(FILE, MAP));
    assert.match(
      server
        .diagnostics(FILE)
        .map((one) => messageOf(one))
        .join(),
      /The practice old is not-now until 2026-11-01, which has come: its checks are still off/,
    );
  });

  it('are decided in the file, where a practice of the baseline switches questions off', async () => {
    await start({ [FILE]: MAP });
    const before = await asked();
    assert.ok(before.includes('TS-04') && !before.includes('TS-06'));
    assert.ok((await decide({ practice: 'old', state: 'adopted' })).ok);
    assert.equal(
      await disk(),
      MAP.replace('not-now', 'adopted')
        .replace('    reason: no time\n    review: 2026-11-01\n', '')
        .replace('[TS-06]\n', '[TS-06]\n    decided: 2026-11-23\n'),
    );
    assert.ok((await asked()).includes('TS-06'));
    const result = await decide({
      practice: 'fallbacks',
      state: 'not-now',
      reason: ' later: much ',
      review: '2027-01-31',
    });
    assert.ok(result.ok);
    assert.match(
      await disk(),
      /state: not-now\n {4}checks: .*\n {4}reason: "later: much"\n {4}decided: 2026-11-23\n {4}review: 2027-01-31\n/,
    );
    assert.ok((await asked()).includes('TS-04'), 'the branch does not silence itself');
    assert.deepEqual(
      (await view()).practices.map(({ state, due }) => [state, due]),
      [
        ['not-now', undefined],
        ['adopted', undefined],
      ],
    );
  });

  it('are not decided without what a decision needs', async () => {
    await start({ [FILE]: MAP });
    const refused = async (params: Omit<DecideParams, 'folder'>, where?: string) => {
      const result = await decide(params, where);
      assert.equal(await disk(), MAP);
      return result.ok ? 'written' : result.reason;
    };
    const not = { practice: 'fallbacks', state: 'not-now' } as const;
    assert.equal(await refused(not), 'A practice that is not now needs a reason and a review.');
    assert.equal(
      await refused({ ...not, reason: '  ', review: '2027-01-31' }),
      'A practice that is not now needs a reason.',
    );
    for (const review of ['2026-11-23', '2027-02-30', 'soon', '2027-1-1'])
      assert.match(await refused({ ...not, reason: 'r', review }), /a day after today/);
    assert.match(await refused({ practice: 'unheard', state: 'adopted' }), /has no practice unheard/);
    assert.match(await refused({ practice: 'old', state: 'other' as 'adopted' }), /no state/);
    assert.match(await refused({ practice: 'old', state: 'adopted' }, 'file:///elsewhere'), /no such folder/);
    await writeFile(join(shop.root, FILE), `${MAP}  - [\n`);
    const result = await decide({ practice: 'old', state: 'adopted' });
    assert.match(result.ok ? '' : result.reason, /syntax errors/);
  });

  it('are decided in an editor that holds unsaved changes', async () => {
    await start({ [FILE]: MAP });
    const typed = MAP.replace('# ours', '# ours, and typed');
    await server.judged(() => server.open(FILE, typed));
    await decide({ practice: 'old', state: 'undecided' });
    assert.equal(await disk(), MAP);
  });
});
