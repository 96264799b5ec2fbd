// The days that are offered for looking at a decision again.
import assert from 'node:assert/strict';
import { isDayAfter, monthsLater } from '../../src/client/planning/days';

describe('the days of a review', () => {
  it('are the same day some months later, or the last of a shorter month', () => {
    assert.deepEqual(
      [1, 3, 6, 12].map((months) => monthsLater('2026-08-31', months)),
      ['2026-09-30', '2026-11-30', '2027-02-28', '2027-08-31'],
    );
    assert.equal(monthsLater('2027-11-30', 3), '2028-02-29');
    assert.equal(monthsLater('2026-12-01', 1), '2027-01-01');
  });

  it('lie after today, in the calendar', () => {
    assert.ok(isDayAfter('2026-11-24', '2026-11-23'));
    for (const text of ['2026-11-23', '2020-01-01', '2027-02-29', '2027-13-01', '27-01-01', 'soon', '', '2027-01-01x'])
      assert.ok(!isDayAfter(text, '2026-11-23'), text);
  });
});
