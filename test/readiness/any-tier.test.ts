// A service whose tier nobody says: no check passes or fails it by what only one tier asks.
import assert from 'node:assert/strict';
import { filesOf, reviewFiles } from './run-page';

const TIERS = ['core', 'normal', 'supplementary'] as const;

/** What a check says of payments, of a tier or of none. */
function saidOf(check: string, tier: string | undefined, files: Readonly<Record<string, string>>): string[] {
  const sre = `sre: "1.0"\nservice: payments\n${tier === undefined ? '' : `tier: ${tier}\n`}`;
  const texts = Object.entries({ 'payments/sre.yaml': sre, ...files }).map(([file, text]) => ({
    file,
    text: file === 'payments/sre.yaml' ? `${sre}${files[file] ?? ''}` : text,
  }));
  const { review } = reviewFiles(filesOf(texts));
  const result = review.services[0]?.checks.find(({ id }) => id === check) ?? assert.fail();
  return [result.state, result.message];
}

const drilled = (on: string) => ({ 'payments/sre.yaml': `drills: [{ on: ${on}, what: No database }]\n` });
const waived = (until: string) => ({
  '.sre/config.yaml': `sre-config: "1.0"\nwaivers: [{ check: CAP-04, reason: move, approver: ana, expires: ${until} }]\n`,
});

describe('a service without a tier', () => {
  it('is asked what every tier is asked, and the answer is unknown where they differ', () => {
    // Core services have a drill every half year, the others every year.
    assert.deepEqual(
      TIERS.map((tier) => saidOf('EMR-05', tier, drilled('2026-03-01'))[0]),
      ['unknown', 'pass', 'pass'],
    );
    assert.equal(saidOf('EMR-05', undefined, drilled('2026-03-01'))[0], 'unknown');
    assert.equal(saidOf('EMR-05', undefined, drilled('2026-10-01'))[0], 'pass');
  });

  it('is told what the tier that asks most would say', () => {
    const [state, message] = saidOf('PRO-02', undefined, waived('2027-06-30'));
    assert.equal(state, 'unknown');
    assert.match(message ?? '', /^Nobody says its tier\. As core: The waiver of CAP-04 ends in 219 days/);
    assert.equal(saidOf('PRO-02', undefined, waived('2026-12-31'))[0], 'pass');
    assert.equal(saidOf('PRO-02', undefined, waived('2026-10-31'))[0], 'fail');
  });
});
