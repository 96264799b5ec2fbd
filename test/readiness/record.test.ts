// The record of a review: what is written keeps what was there, and what was stored is compared with what is now.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ServiceReview } from '../../src/core/model/review';
import { recordFile, withAttestation, withHistory } from '../../src/core/readiness/review/record';
import { jsonOf } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import { REVIEW } from '../reporters/readiness-sample';
import { schemaErrors } from '../reporters/schema';
import { filesOf, reviewFiles, type Texts } from './run-page';

const PAYMENTS: ServiceReview = REVIEW.services[0] ?? assert.fail();
const HELD = { on: '2026-11-20', commit: '3f2a91c0d4e5' };

function valueOf(text: string | undefined): unknown {
  const syntax = readSyntax('record.yaml', text ?? assert.fail());
  assert.deepEqual(syntax.problems, []);
  const [root] = syntax.roots;
  return root === undefined ? assert.fail() : jsonOf(root, 100_000);
}

describe('the record of a review', () => {
  it('begins with the first review', () => {
    const text = withHistory(undefined, PAYMENTS, 'full', HELD);
    assert.deepEqual(valueOf(text), {
      'sre-review': '1.0',
      service: 'payments',
      history: [
        {
          ...HELD,
          passed: 1,
          failed: 1,
          unknown: 1,
          waived: 1,
          'x-profile': 'full',
          'x-failed': 'CAP-04',
        },
      ],
    });
    assert.deepEqual(schemaErrors('review-record', valueOf(text)), []);
  });

  it('keeps comments and what people wrote, and takes the same day and commit for one review', () => {
    const before = `sre-review: "1.0"\nservice: payments # ours\nattestations: [{ check: BEN-08, link: "https://a", by: me, on: 2026-01-01, expires: 2027-01-01 }]\nhistory:\n  - { on: 2026-10-01, passed: 3 } # the first\n`;
    const once = withHistory(before, PAYMENTS, 'full', HELD) ?? '';
    assert.match(once, /service: payments # ours\n.*\n.*\n.*# the first\n/);
    assert.equal((valueOf(once) as { history: unknown[] }).history.length, 2);
    const twice = withHistory(once, PAYMENTS, 'full', HELD) ?? '';
    assert.equal((valueOf(twice) as { history: unknown[] }).history.length, 2);
    const later = withHistory(twice, PAYMENTS, 'full', { on: '2026-12-01' }) ?? '';
    assert.equal((valueOf(later) as { history: unknown[] }).history.length, 3);
    assert.match(later, /# ours[^]*# the first/);
  });

  it('lists the calls that it has seen: the next one asks about others', () => {
    const seen = { ...PAYMENTS, calls: ['payments#POST /a -> sms', 'payments -> "odd", name'] };
    const once = withHistory(undefined, seen, 'full', HELD);
    const calls = (text: string | undefined) =>
      (valueOf(text) as { history: { calls?: unknown }[] }).history.map((item) => item.calls);
    assert.deepEqual(calls(once), [seen.calls]);
    assert.deepEqual(calls(withHistory(once, { ...seen, calls: ['payments -> mail'] }, 'full', HELD)), [
      ['payments -> mail'],
    ]);
  });

  it('is not written where the text is broken', () => {
    assert.equal(withHistory('history: [', PAYMENTS, 'full', HELD), undefined);
    assert.equal(withHistory('a: 1\n---\nb: 2\n', PAYMENTS, 'full', HELD), undefined);
  });

  it('holds what a person confirms, whatever they write', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab:#-{}[]"\'%&*!|>@ \\/é'), minLength: 1 });
    fc.assert(
      fc.property(words, words, (link, by) => {
        const attestation = { check: 'BEN-08', link, by, on: '2026-11-20', expires: '2027-05-20' };
        const text = withAttestation(undefined, 'payments', attestation);
        const value = valueOf(text) as { attestations: unknown[] };
        assert.deepEqual(value.attestations, [attestation]);
        assert.equal((valueOf(withAttestation(text, 'payments', attestation)) as typeof value).attestations.length, 2);
      }),
      { numRuns: 100 },
    );
  });

  it('lies in the folder of records, whatever the service is called', () => {
    const at = (service: string) => recordFile({ service });
    assert.equal(at('payments'), '.sre/reviews/payments.yaml');
    assert.equal(at('../../etc/passwd'), '.sre/reviews/-..-etc-passwd.yaml');
    assert.equal(at('…'), '.sre/reviews/-.yaml');
    assert.equal(recordFile({ service: 'a', record: 'a/review.yaml' }), 'a/review.yaml');
  });
});

describe('a review and the one before', () => {
  const sre = { file: 'payments/sre.yaml', text: 'sre: "1.0"\nservice: payments\ntier: core\n' };
  const deployment = (replicas: number, image: string) => ({
    file: 'payments/k8s/deployment.yaml',
    text: `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: payments }\nspec:\n  replicas: ${replicas}\n  template:\n    spec:\n      containers: [{ name: payments, image: "${image}" }]\n`,
  });
  const profile = ['CHG-06', 'CAP-04'];
  const asked = 'CAP-04 CHG-06';
  const reviewed = (...texts: { file: string; text: string }[]) =>
    reviewFiles(filesOf([sre, ...texts]), { profile }).review.services[0] ?? assert.fail();

  it('tells what got better and what got worse', () => {
    const first = reviewed(deployment(1, 'acme/payments:1.4.2'));
    assert.equal(first.since, undefined);
    const record = { file: recordFile(first), text: withHistory(undefined, first, asked, HELD) ?? '' };
    assert.deepEqual(reviewed(deployment(1, 'acme/payments:1.4.2'), record).since, {
      on: '2026-11-20',
      better: [],
      worse: [],
    });
    assert.deepEqual(reviewed(deployment(3, 'acme/payments:latest'), record).since, {
      on: '2026-11-20',
      better: ['CAP-04'],
      worse: ['CHG-06'],
    });
  });

  it('is not compared with one of another profile', () => {
    const first = reviewed(deployment(1, 'acme/payments:1.4.2'));
    const record = { file: recordFile(first), text: withHistory(undefined, first, 'full', HELD) ?? '' };
    assert.equal(reviewed(deployment(3, 'acme/payments:1.4.2'), record).since, undefined);
  });

  it('is not better where the evidence has gone', () => {
    const first = reviewed(deployment(1, 'acme/payments:1.4.2'));
    const record = { file: recordFile(first), text: withHistory(undefined, first, asked, HELD) ?? '' };
    assert.deepEqual(reviewed(record).since?.better, []);
  });
});

describe('a waiver in a record', () => {
  const sre = { file: 'payments/sre.yaml', text: 'sre: "1.0"\nservice: payments\ntier: core\n' };
  const deployment = {
    file: 'payments/k8s/deployment.yaml',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: payments }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers: [{ name: payments, image: "acme/payments:1" }]\n',
  };
  const waiver = (expires: string, reason = 'the move') => ({
    file: '.sre/reviews/payments.yaml',
    text: `sre-review: "1.0"\nservice: payments\nwaivers:\n  - { check: CAP-04, reason: ${reason}, approver: ana, expires: ${expires} }\n`,
  });
  const told = (head: Texts, before: Texts) => {
    const { review } = reviewFiles(filesOf(head), { profile: ['CAP-04'] }, filesOf(before));
    const check = review.services[0]?.checks.find(({ id }) => id === 'CAP-04');
    return [check?.state, check?.message.replace(/^.*needs 3\. /, '')];
  };
  const base = [sre, deployment];

  it('holds once the baseline has it, whatever else the branch writes there', () => {
    const agreed = waiver('2026-12-31');
    const more = { ...agreed, text: `${agreed.text}history: [{ on: 2026-11-01, passed: 3 }]\n` };
    assert.deepEqual(told([...base, more], [...base, agreed]), ['waived', 'Waived by ana until 2026-12-31: the move']);
  });

  it('is only proposed by the branch that adds or extends it', () => {
    const text = 'A waiver by ana until 2026-12-31 is proposed; it holds once it is merged.';
    assert.deepEqual(told([...base, waiver('2026-12-31')], base), ['fail', text]);
    assert.deepEqual(told([...base, waiver('2026-12-31')], [...base, waiver('2026-11-01')]), ['fail', text]);
  });

  it('ends, and what it accepted fails again', () => {
    const ended = waiver('2026-11-22');
    assert.deepEqual(told([...base, ended], [...base, ended]), ['fail', 'The waiver by ana ended on 2026-11-22.']);
  });
});
