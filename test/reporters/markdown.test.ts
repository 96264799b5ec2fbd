// The comment of a pull request, and the page for the planning meeting.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MARKER, markdown } from '../../src/core/reporters/markdown';
import { markdownCode, markdownText } from '../../src/core/reporters/parts/markdown-text';
import { SOLUTION_REPORTERS } from '../../src/core/reporters/solution';
import type { Finding } from '../../src/core/model/finding';
import type { Report } from '../../src/core/model/report';
import { call, end, service } from '../solution/estate';
import { CALL, CONFIG, ESTATE, judged, orders, PAYMENTS, TIERS } from '../waivers/estate';
import { assertGolden } from './golden';
import { NO_CORE, OPTIONS, promotes, QUIET, SAMPLE, UNKNOWN, WAIVED } from './sample';

describe('the pull-request report', () => {
  it('says what changes for users, what it costs and what is open', () => {
    assertGolden('pull-request.md', markdown.render(SAMPLE, OPTIONS));
  });

  it('is empty when nothing is new', () => {
    assert.equal(markdown.render(QUIET, OPTIONS), '');
    assert.equal(markdown.render(NO_CORE, OPTIONS), '');
  });

  it('says that the baseline is unknown, never that nothing is new', () => {
    assertGolden('pull-request-unknown.md', markdown.render(UNKNOWN, OPTIONS));
  });

  it('keeps at most thirty lines open', () => {
    for (const report of [
      SAMPLE,
      WAIVED,
      UNKNOWN,
      large(),
      { ...large(), findings: [...large().findings, ...WAIVED.findings] },
    ]) {
      const open = markdown
        .render(report, OPTIONS)
        .trimEnd()
        .replace(/<details>[^]*<\/details>/g, '<details>\n</details>');
      assert.ok(open.split('\n').length <= 30, `${open.split('\n').length} lines:\n${open}`);
    }
    assert.match(markdown.render(large(), OPTIONS), /caller-39/, 'the rest is folded, not dropped');
  });

  it('shows what is no call: the worst in the open, the headline where no call is worse', () => {
    const loose = (message: string, severity: Finding['severity']): Finding => {
      const { call: _call, ...finding } = promotes;
      return { ...finding, message, severity };
    };
    const findings = [loose('A hint.', 'information'), loose('Gone.', 'error'), loose('Lower.', 'warning')];
    const text = markdown.render({ ...QUIET, findings }, OPTIONS);
    assert.match(text, /^### Gone$/m);
    const open = text.slice(0, text.indexOf('<details>'));
    assert.match(open, /^- error `F-03` Gone\. \(`payments\/openapi\.yaml:93`\)\n- warning `F-03` Lower\./m);
    assert.doesNotMatch(open, /A hint/);
    assert.match(text, /A hint/);
  });

  it('counts a call to a service that the branch itself makes less than core', () => {
    const lowered = { ...ESTATE, [CONFIG]: TIERS.replace('[payments]', '[web]'), 'orders/sre.yaml': orders(CALL) };
    const text = markdown.render(judged(lowered, ESTATE), OPTIONS);
    assert.match(text, /^1 new call, 1 touches core;/m);
    assert.match(text, /orders → payments.*new, async: reaches core/);
  });

  it('asks of the nearest service first, as the finding does', () => {
    const before = { ...ESTATE, [CONFIG]: TIERS.replace('  others: normal\n', '') };
    const loyalty = 'sre: "1.0"\nservice: loyalty\ndependencies: [{ to: fraud }]\n';
    const core = `${PAYMENTS}dependencies: [{ to: loyalty }]\n`;
    const head = { ...before, 'loyalty/sre.yaml': loyalty, 'payments/sre.yaml': core };
    const report = judged(head, before);
    assert.match(markdown.render(report, OPTIONS), /payments → loyalty.*may make `loyalty` core/);
    assert.match(report.findings.map(({ next }) => next).join('\n'), /If it waits, loyalty becomes core/);
  });

  it('leads with what is broken, and says of a call whose operation is gone no more than that', () => {
    const api = (operation: string) =>
      `openapi: 3.1.0\ninfo: { title: payments, version: 1.0.0 }\nx-sre-service: payments\npaths:\n  /charges:\n    post:\n      operationId: ${operation}\n      responses: {}\n`;
    const call = orders(CALL.replace('payments', 'payments#charge'));
    const before = { ...ESTATE, 'orders/sre.yaml': call, 'payments/openapi.yaml': api('charge') };
    const renamed = judged({ ...before, 'payments/openapi.yaml': api('pay') }, before);
    const text = markdown.render(renamed, OPTIONS);
    assert.match(text, /^### A call names an operation that is not found: `payments#charge`$/m);
    assert.match(text, /orders → payments.*names an operation that is not found, async: reaches core/);
    assert.doesNotMatch(text, /in a new way/);
    const findings = [{ ...promotes, severity: 'error' as const, message: 'Gone.' }].map(({ call: _, ...one }) => one);
    assert.match(markdown.render({ ...renamed, findings }, OPTIONS), /^### Gone$/m);
  });

  it('names what was waived, by whom and until when', () => {
    assert.match(
      markdown.render(WAIVED, OPTIONS),
      /^- Waived: `F-01` until 2027-01-31 by team-sre: load test agreed \(`\.sre\/config\.yaml:7`\)$/m,
    );
  });

  it('links places where the forge is known', () => {
    const link = (file: string, line: number) => `https://forge.example/blob/branch/${file}#L${line}`;
    const text = markdown.render(SAMPLE, { ...OPTIONS, link });
    assert.ok(
      text.includes('[`payments/openapi.yaml:93`](<https://forge.example/blob/branch/payments/openapi.yaml#L93>)'),
    );
  });

  it('names who must look by CODEOWNERS of callee and flow, else by the catalog', () => {
    const who = (codeOwners: Report['codeOwners']) =>
      /Who must look: (.*)/.exec(markdown.render({ ...SAMPLE, codeOwners }, OPTIONS))?.[1];
    const catalog = who(new Map());
    assert.match(catalog ?? '', /^team-payments \(`payments`\), team-messaging \(`sms`\)$/);
    const sms = SAMPLE.head.services.get('sms')?.evidence[0]?.place.file ?? assert.fail();
    assert.match(
      who(new Map([[sms, ['@org/messaging', 'on-call@example.com']]])) ?? '',
      /, @org\/messaging \(`sms`\), `on-call@example.com` \(`sms`\)/,
    );
    assert.match(who(new Map([['orders/sre.yaml', ['@org/checkout']]])) ?? '', /^@org\/checkout \(`checkout`\), /);
    const evil = who(new Map([[sms, ['@org/a/[x](http://b)', '<b>@octocat']]])) ?? '';
    assert.doesNotMatch(evil, /<b>|@octocat|\]\(http/);
  });

  it('shows a remedy as code only where it is a command', () => {
    const told = (remedy: string) =>
      markdown.render({ ...UNKNOWN, baseline: { kind: 'unknown', reason: 'Why.', remedy } }, OPTIONS);
    assert.match(told('git fetch --unshallow'), /^Next: `git fetch --unshallow`$/m);
    assert.match(told('git fetch origin, or name another baseline'), /^Next: git fetch origin, or name another/m);
    assert.match(told('Open that folder.'), /^Next: Open that folder\.$/m);
  });

  it('begins with the line by which one comment is updated', () => {
    assert.equal(markdown.render(SAMPLE, OPTIONS).split('\n')[0], MARKER);
  });
});

describe('text from files in Markdown', () => {
  const prose: readonly (readonly [string, string])[] = [
    ['payments waits: 99.95 %, 21.6 min/30 d', 'payments waits: 99.95 %, 21.6 min/30 d'],
    ['<img src=x>', '&#60;img src&#61;x&#62;'],
    ['[a](http://b)', '&#91;a&#93;(http&#58;//b)'],
    ['@octocat #12', '&#64;\u200boctocat &#35;\u200b12'],
    ['www.evil.example', 'www&#46;evil.example'],
    ['a\r\n\r\n# b\u202e', 'a &#35; b'],
  ];
  for (const [text, expected] of prose) {
    it(JSON.stringify(text), () => assert.equal(markdownText(text), expected));
  }

  it('stays inside its code span', () => {
    assert.equal(markdownCode('a`b|c\nd'), "`a'b¦c d`");
    assert.equal(markdownCode(''), '`(empty)`');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'`|\n\r\t\u0000\\ <a𝄞') }), (text) =>
        assert.match(markdownCode(text), /^`[^`|\n\r]+`$/u),
      ),
    );
  });

  it('is never markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>[]()!@#`*_~|\\&:/w.\n\t ax-$') }), (text) => {
        const safe = markdownText(text);
        assert.doesNotMatch(safe, /[<>[\]`*_~|\\!@$\n]|:\/\/|www\./i);
        assert.doesNotMatch(safe.replace(/&#\d+;/g, ''), /[&#]/);
      }),
      { numRuns: 500 },
    );
  });

  it('of a whole report cannot begin a line, a mention or a tag', () => {
    const evil = '\n# @octocat <b>x</b> [a](http://b) | c `';
    const text = markdown.render(hostile(evil), OPTIONS);
    const prosePart = text
      .replaceAll(MARKER, '')
      .replace(/`[^`\n]*`/g, '')
      .replace(/<br>|<\/?(?:details|summary)>/g, '');
    assert.doesNotMatch(prosePart, /@octocat|<b>|\]\(http/);
  });
});

describe('the page of the planning meeting', () => {
  for (const id of ['pretty', 'markdown', 'json']) {
    it(id, () => {
      const reporter = SOLUTION_REPORTERS.find((one) => one.id === id) ?? assert.fail();
      assertGolden(
        `solution.${id === 'pretty' ? 'txt' : id === 'json' ? 'json' : 'md'}`,
        reporter.render(SAMPLE, OPTIONS),
      );
      assert.match(reporter.render(UNKNOWN, OPTIONS), id === 'json' ? /"calls": \[\]/ : /baseline is unknown/);
    });
  }
});

function large(): Report {
  const calls = Array.from({ length: 40 }, (_, index) =>
    call(end(`caller-${index}`), end('payments'), { mode: 'sync' }),
  );
  const checklist = [...SAMPLE.checklists.values()][1];
  assert.ok(checklist);
  return {
    ...SAMPLE,
    changes: {
      services: Array.from({ length: 40 }, (_, index) => ({ kind: 'added', it: service(`caller-${index}`) })),
      operations: [],
      calls: [...SAMPLE.changes.calls, ...calls.map((it) => ({ kind: 'added' as const, it }))],
    },
    checklists: new Map([...SAMPLE.checklists, ...calls.map(({ key }) => [key, { ...checklist, call: key }] as const)]),
    findings: [...SAMPLE.findings, ...SAMPLE.findings.map(({ call: _call, ...finding }) => finding)],
  };
}

function hostile(text: string): Report {
  const one = call(end(text), end('payments'), { mode: 'sync' });
  const [finding] = SAMPLE.findings;
  assert.ok(finding);
  const { call: _call, ...loose } = finding;
  return {
    ...SAMPLE,
    baseline: { kind: 'file', ref: text },
    changes: { services: [{ kind: 'added', it: service(text) }], operations: [], calls: [{ kind: 'added', it: one }] },
    findings: [{ ...loose, message: text }],
  };
}
