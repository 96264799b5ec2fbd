// A file that declares more calls than are read: it is told, nothing of it is called removed, and no gate passes.
import assert from 'node:assert/strict';
import { EXIT, exitCode } from '../../src/cli/exit';
import { MOST_CALLS } from '../../src/core/manifests/facts/call-budget';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from './files';

const LINE = 4;

function descriptor(calls: number, service = 'a', first = 0): string {
  const list = Array.from({ length: calls }, (_, at) => `  - { to: s${first + at}, mode: async }\n`).join('');
  return `sre: "1.0"\nservice: ${service}\ndependencies:\n${list}`;
}

function judged(head: string, before: string) {
  const files = [head, before].map((text) => filesOf([['a/sre.yaml', text]]));
  return createSession().judge(snapshotOf(files[0] ?? new Map(), files[1] ?? new Map()));
}

function told({ problems }: ReturnType<typeof judged>): readonly string[] {
  return problems.flatMap(({ code, place, severity }) =>
    code === 'too-many-calls' ? [`${severity} ${place?.file}:${place?.line}`] : [],
  );
}

describe('a file of too many calls', () => {
  it('is read as far as the last call that is not too many', () => {
    const whole = judged(descriptor(MOST_CALLS), descriptor(MOST_CALLS));
    assert.deepEqual([told(whole), whole.head.calls.length], [[], MOST_CALLS]);
    assert.equal(exitCode(whole, 'error'), EXIT.ok);
    const more = judged(descriptor(MOST_CALLS + 7), descriptor(MOST_CALLS));
    assert.deepEqual(told(more), [`error a/sre.yaml:${MOST_CALLS + LINE}`]);
    assert.deepEqual([more.head.calls.length, more.changes.calls], [MOST_CALLS, []]);
  });

  it('passes no gate, whatever was found', () => {
    const more = judged(descriptor(MOST_CALLS + 1), descriptor(MOST_CALLS));
    assert.deepEqual(more.findings, []);
    assert.equal(exitCode(more, 'error'), EXIT.findings);
    assert.equal(exitCode(more, 'never'), EXIT.ok);
  });

  it('gives no call that was removed where a new one pushes others out', () => {
    const pushed = `${descriptor(1, 'a', 9000)}${descriptor(MOST_CALLS).split('\n').slice(3).join('\n')}`;
    const { changes } = judged(pushed, descriptor(MOST_CALLS));
    assert.deepEqual(
      changes.calls.map(({ kind, it }) => `${kind} ${it.to.service}`),
      ['added s9000'],
    );
  });

  it('of several documents does not read those behind', () => {
    const two = `${descriptor(MOST_CALLS + 1)}---\n${descriptor(1, 'b')}`;
    const { head } = judged(two, '');
    assert.deepEqual([head.services.get('a')?.known, head.services.get('b')?.known], [true, undefined]);
  });

  it('is no graph that was published elsewhere, and no manifest with addresses', () => {
    const calls = Array.from({ length: MOST_CALLS + 1 }, (_, at) => ({
      from: { service: `s${at % 40}` },
      to: { service: `t${Math.floor(at / 40)}` },
      mode: 'sync',
    }));
    const services = ['s', 't'].flatMap((kind) => Array.from({ length: 51 }, (_, at) => ({ name: `${kind}${at}` })));
    const graph = JSON.stringify({ sreGraph: 1, services, calls });
    const env = services.map(({ name }) => `${name.toUpperCase()}_URL: "http://${name}:80/"`);
    const compose = services.map(
      ({ name }) => `  ${name}: { image: "${name}:1", environment: { ${env.join(', ')} } }\n`,
    );
    const report = createSession().judge({
      head: filesOf([
        ['graph.json', graph],
        ['docker-compose.yaml', `services:\n${compose.slice(0, 45).join('')}`],
      ]),
      baseline: { kind: 'empty' },
      today: '2026-11-23',
    });
    // Some two thousand of each: of one alone there would be too few.
    assert.ok(report.head.calls.length > 2 * MOST_CALLS, String(report.head.calls.length));
    assert.deepEqual(told(report), []);
  });
});
