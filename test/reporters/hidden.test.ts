// Secrets that stand in a source line never reach a report.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../src/core/reporters/parts/excerpt';
import { withoutSecrets } from '../../src/core/reporters/parts/hidden';
import { REPORTERS } from '../../src/core/reporters/index';
import { OPTIONS, WAIVED } from './sample';

describe('a source line without its secrets', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['SMS_URL: "http://admin:hunter2@sms:8080/x?token=abc"', 'SMS_URL: "http://*************@sms:8080/x?*********"'],
    ['- { name: DB, value: "postgres://u:S3@cr@db:5432/x" }', '- { name: DB, value: "postgres://*******@db:5432/x" }'],
    ['- { name: SMS_KEY, value: sk_live_12 }', '- { name: SMS_KEY, value: ********** }'],
    ['- { name: SMS, value: sms.shop:8080 }', '- { name: SMS, value: sms.shop:8080 }'],
    [
      '{"name":"A","value":"hunter2"},{"name":"B","value":"http://b"}',
      '{"name":"A","value":"*******"},{"name":"B","value":"http://b"}',
    ],
    ['Authorization: Bearer abc def', 'Authorization: **************'],
    ['- to: sms#send # password=hunter2', '- to: sms#send # password=*******'],
    ['args: ["--url=sms:80", "--token=hunter2"]', 'args: ["--url=sms:80", "--token=*******"]'],
    ['- { name: SMS, value: sms:80 } # pwd: hunter2', '- { name: SMS, value: sms:80 } # pwd: *******'],
    ['value: hunter2 # http://wiki', 'value: *********************'],
    ['env: { API_KEY: hunter2 }', 'env: { API_KEY: ******* }'],
    ['  API_KEY: hunter2', '  API_KEY: *******'],
    ['SMS_URL: sms:8080?a=1&b', 'SMS_URL: sms:8080?a=*&b'],
    ['SMS_TOKEN=hunter2', 'SMS_TOKEN=*******'],
    ['to: https://hooks.example/T0/abcdefghij0123456789', 'to: https://hooks.example/T0/********************'],
    ['        - { to: payments#createCharge, mode: sync }', '        - { to: payments#createCharge, mode: sync }'],
    ['  - to: http://payments:8080/charges/{chargeId}', '  - to: http://payments:8080/charges/{chargeId}'],
  ];
  for (const [line, expected] of lines) it(line, () => assert.equal(withoutSecrets(line), expected));

  it('keeps every column, and ends soon on any line', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'a1:/@?#=\'" ,{}-token'), maxLength: 200 });
    fc.assert(fc.property(signs, (line) => withoutSecrets(line).length === line.length));
    for (const part of ['token', 'a://', 'a-', 'value: ', 'value: a://', 'token=', '"', '@'])
      assert.equal(withoutSecrets(part.repeat(5_000)).length, part.length * 5_000);
  });

  it('is what an excerpt shows', () => {
    const source = 'SMS_URL: http://admin:hunter2@sms:8080';
    const place = { file: 'a.yaml', line: 1, column: 10, endLine: 1, endColumn: source.length + 1 };
    const shown = excerpt(place, { ...OPTIONS, line: () => source }, 1).join('\n');
    assert.doesNotMatch(shown, /hunter2/);
    assert.match(shown, /@sms:8080/);
  });

  for (const { id, render } of REPORTERS) {
    it(`is what ${id} shows, if it shows lines at all`, () => {
      const report = {
        ...WAIVED,
        findings: WAIVED.findings.map((one) => ({ ...one, place: { ...one.place, column: 1 } })),
      };
      for (const secret of ['http://admin:hunter2@sms:8080', 'sms?token=hunter2']) {
        const source = `SMS_URL: ${secret}`;
        assert.doesNotMatch(render(report, { ...OPTIONS, line: () => source }), /hunter2/);
      }
    });
  }
});
