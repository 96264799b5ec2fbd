// Which expressions are burn-rate alerts, and what is read of them.
import assert from 'node:assert/strict';
import { burnRateIn } from '../../src/core/alerts/burn-rate/classify';
import { parsePromql } from '../../src/core/alerts/promql/parse';
import { formatDuration } from '../../src/core/units/duration';

function seen(text: string): readonly string[] | undefined {
  const { expression, faults } = parsePromql(text);
  assert.ok(expression, JSON.stringify(faults));
  return burnRateIn(expression)?.pairs.map(({ long, short }) =>
    [long, ...(short === undefined ? [] : [short])]
      .map(({ windowMs, errors, burn, budget }) =>
        [
          windowMs === undefined ? '?' : formatDuration(windowMs),
          errors === undefined ? '?' : Number(errors.toPrecision(9)),
          burn ?? '?',
          budget === undefined ? '?' : Number(budget.toPrecision(9)),
        ].join(' '),
      )
      .join(' | '),
  );
}

const SLOTH = 'slo:sli_error:ratio_rate';

describe('burn-rate alerts', () => {
  it('are known as Sloth writes them, in either of its forms', () => {
    const pair = (short: string, long: string, burn: number) =>
      `((${SLOTH}${short}{sloth_id="a"} > (${burn} * 0.0009999999999999432)) and ignoring (sloth_window) (${SLOTH}${long}{sloth_id="a"} > (${burn} * 0.0009999999999999432)))`;
    assert.deepEqual(seen(`(${pair('5m', '1h', 14.4)}) or ignoring (sloth_window) (${pair('30m', '6h', 6)})`), [
      '1h 0.0144 14.4 0.001 | 5m 0.0144 14.4 0.001',
      '6h 0.006 6 0.001 | 30m 0.006 6 0.001',
    ]);
    assert.deepEqual(
      seen(
        `(max(${SLOTH}5m > (14.4 * 0.001)) without (sloth_window) and max(${SLOTH}1h > (14.4 * 0.001)) without (sloth_window))`,
      ),
      ['1h 0.0144 14.4 0.001 | 5m 0.0144 14.4 0.001'],
    );
  });

  it('are known as Pyrra and the workbook write them', () => {
    assert.deepEqual(
      seen(
        'http_requests:burnrate3m{job="a",slo="b"} > (14 * (1-0.99000)) and http_requests:burnrate30m{job="a",slo="b"} > (14 * (1-0.99000))',
      ),
      ['30m 0.14 14 0.01 | 3m 0.14 14 0.01'],
    );
    assert.deepEqual(
      seen(
        'job:slo_errors_per_request:ratio_rate1h{job="myjob"} > (14.4*0.001) and job:slo_errors_per_request:ratio_rate5m{job="myjob"} > (14.4*0.001) or job:slo_errors_per_request:ratio_rate6h{job="myjob"} > (6*0.001)',
      ),
      ['1h 0.0144 14.4 0.001 | 5m 0.0144 14.4 0.001', '6h 0.006 6 0.001'],
    );
  });

  it('are known without recorded series, as shares of good requests, as percent, as burn rates', () => {
    const ratio = (window: string, code: string) =>
      `sum(rate(http_requests_total{${code}}[${window}])) / sum(rate(http_requests_total[${window}]))`;
    const bad = 'code=~"5.."';
    assert.deepEqual(seen(`${ratio('1h', bad)} > 0.0144 and ${ratio('5m', bad)} > 0.0144`), [
      '1h 0.0144 ? ? | 5m 0.0144 ? ?',
    ]);
    assert.deepEqual(seen(`${ratio('1h', 'code!~"5.."')} < 1 - 14.4 * 0.001`), ['1h 0.0144 14.4 0.001']);
    assert.deepEqual(seen(`1 - ${ratio('1h', 'code!~"5.."')} > 14.4 * 0.001`), ['1h 0.0144 14.4 0.001']);
    assert.deepEqual(seen(`100 * ${ratio('1h', bad)} > 14.4 * 0.1`), ['1h 0.0144 14.4 0.001']);
    assert.deepEqual(seen(`(${ratio('1h', bad)}) / (1 - 0.999) > 14.4`), ['1h 0.0144 14.4 0.001']);
    assert.deepEqual(seen('slo:burn_rate1h{a="b"} > 14.4'), ['1h ? 14.4 ?']);
  });

  it('take a further condition as a guard', () => {
    assert.deepEqual(
      seen(`(${SLOTH}5m > (14.4 * 0.001) and ${SLOTH}1h > (14.4 * 0.001)) and sum(rate(http_requests_total[1h])) > 1`),
      ['1h 0.0144 14.4 0.001 | 5m 0.0144 14.4 0.001'],
    );
  });

  it('are not: other limits of other things', () => {
    for (const text of [
      'up == 0',
      'sum(rate(a_total{code="500"}[5m])) / sum(rate(a_total[5m])) > 0.05',
      'job:errors:ratio_rate5m > 0.05',
      'node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1',
      'histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m]))) > 2 * 0.3',
      'a > 1 and b > 1',
    ])
      assert.equal(seen(text), undefined, text);
  });
});
