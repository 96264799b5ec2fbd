// `sre-lens services --live`: live numbers beside the declared ones, and no connection without the flag.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli } from '../cli/build';
import { deleteFolders, put, temporaryFolder } from '../workspace/shop';
import { descriptor } from './measured-shop';
import { freePort, type RealPrometheus, startPrometheus, whyNoPrometheus } from './real-prometheus';

const WATCH = join(import.meta.dirname, '..', 'robustness', 'watch.cjs');
const SECRET = 'zqSECRETzq';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Where it connected. */
  readonly connections: readonly string[];
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const cli = await buildCli();
  const folder = temporaryFolder();
  const root = join(folder, 'shop');
  put(root, '.sre/config.yaml', 'sre-config: "1.0"\ntiers: { core: [good] }\nlive: { trafficWindow: 2h }\n');
  for (const service of ['good', 'burning', 'silent']) put(root, `${service}/sre.yaml`, descriptor(service, '99%'));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', WATCH, cli, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, NO_COLOR: '1', WATCH_LOG: log, ...environment },
  });
  const connections = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /^(?:connect|dns|socket) /.test(line));
  const time = / to (\S+ )?\d\d:\d\d UTC/g;
  return { code: status, out: stdout.replace(time, ' to <time>'), err: stderr, connections };
}

describe('live numbers on the command line', function () {
  this.timeout(60_000);
  afterEach(deleteFolders);

  it('are off, whatever the environment says, until the flag is given', async () => {
    const port = await freePort();
    const address = { SRE_LENS_PROMETHEUS: `http://127.0.0.1:${port}` };
    for (const args of [['services'], ['check', '--audit'], ['graph'], ['solution']]) {
      const { connections, err } = await run(args, address);
      assert.deepEqual([connections, err.includes('127.0.0.1')], [[], false], args.join(' '));
    }
    const { connections, code, out, err } = await run(['services', '--live'], address);
    assert.equal(connections.length, 1, connections.join('\n'));
    assert.deepEqual(
      [code, err.trim()],
      [0, `sre-lens: Nothing listens at http://127.0.0.1:${port}; check the host and the port of the address.`],
    );
    assert.match(out, /^burning +unknown +0 +0 +99\.90 %/m);
  });

  it('need an address', async () => {
    const { code, err, connections } = await run(['services', '--live']);
    assert.deepEqual(
      [code, err.trim(), connections],
      [2, 'sre-lens: --live needs the address of a Prometheus: --live URL, or SRE_LENS_PROMETHEUS.', []],
    );
  });

  describe('with a real Prometheus', () => {
    let prometheus: RealPrometheus;
    before(async function () {
      if (whyNoPrometheus() === undefined) prometheus = await startPrometheus();
      else this.skip();
    });
    after(() => prometheus?.stop());

    it('stand below the table, each with its window, time and query', async () => {
      const { code, out, err } = await run(['services', '--live', prometheus.url], {
        SRE_LENS_PROMETHEUS_AUTHORIZATION: `Bearer ${SECRET}`,
      });
      assert.deepEqual([code, err], [0, 'sre-lens: No live number is known of silent.\n']);
      assert.ok(!(out + err).includes(SECRET));
      assert.deepEqual(out.split('\n').slice(4), [
        '',
        'burning',
        '  availability 99.86 % (live, 30 d to <time>, sloth)',
        '  error budget overspent by 40 %: 17.3 min more than its 43.2 min (live, 30 d to <time>, sloth)',
        '  traffic 40 rps on average (live, 2 h to <time>, service-graph)',
        '  traffic 40 rps at its peak (live, 2 h to <time>, service-graph)',
        '  p99 latency 720ms, over the threshold of 500ms (live, 30 d to <time>, service-graph)',
        'good',
        '  availability 99.98 % (live, 30 d to <time>, sloth)',
        '  80 % of the error budget left: 34.6 of 43.2 min (live, 30 d to <time>, sloth)',
        '  traffic 21.2 rps on average (live, 2 h to <time>, service-graph)',
        '  traffic 120 rps at its peak (live, 2 h to <time>, service-graph)',
        '  p99 latency 99.5ms, within the threshold of 500ms (live, 30 d to <time>, service-graph)',
        '',
        '3 services, 0 calls.',
        '',
      ]);
    });

    it('are data in JSON, beside the declared objective', async () => {
      const { out } = await run(['services', '--format', 'json', '--live', prometheus.url]);
      const { live, services } = JSON.parse(out);
      assert.deepEqual(live.notes, ['No live number is known of silent.']);
      const [burning, , silent] = services;
      assert.deepEqual(silent.live, []);
      assert.deepEqual([burning.name, burning.slos[0].target], ['burning', '99.9%']);
      const [availability, budget] = burning.live;
      assert.match(availability.at, /^20\d\d-\d\d-\d\dT/);
      assert.deepEqual(
        { ...availability, at: '' },
        { quantity: 'availability', value: 0.9986, window: '30d', at: '', query: 'sloth' },
      );
      assert.deepEqual([budget.ofMinutes, Math.round(budget.minutes * 10) / 10], [43.2, -17.3]);
    });
  });
});
