// How verdicts become findings: fingerprints, severities, one finding a call.
import assert from 'node:assert/strict';
import { DEFAULT_CONFIG } from '../../src/core/config/read';
import { type Call, callKey } from '../../src/core/model/call';
import type { Severity } from '../../src/core/model/finding';
import type { Graph } from '../../src/core/model/graph';
import type { Evidence } from '../../src/core/model/place';
import { RULES } from '../../src/core/rules/index';
import { judge } from '../../src/core/rules/judge';
import { finished } from '../../src/core/syntax/steps';
import { fingerprint } from '../../src/core/rules/judging/fingerprint';
import { type Judged, mergeVerdicts } from '../../src/core/rules/judging/merge';
import { severityOf } from '../../src/core/rules/judging/severity';
import type { Rule, RuleContext } from '../../src/core/rules/rule';

const at = (line: number): Evidence => ({
  place: { file: 'a.yaml', line, column: 1, endLine: line, endColumn: 9 },
  format: 'sre',
});

function call(line: number): Call {
  const [from, to] = [{ service: 'a' }, { service: 'b' }];
  const key = callKey(from, to, 'sync');
  return {
    key,
    from,
    to,
    mode: 'sync',
    criticality: 'hard',
    assumed: false,
    terms: {},
    precision: 'service',
    grade: 'declared',
    evidence: [at(line), at(line + 5)],
  };
}

const EMPTY: Graph = {
  services: new Map(),
  calls: [],
  flows: [],
  problems: [],
  incomplete: new Set(),
  anyTier: true,
  documents: new Map(),
  hints: [],
  dangling: [],
  tiers: new Map(),
  questions: new Map(),
};

const CONTEXT: RuleContext = {
  head: EMPTY,
  before: EMPTY,
  today: '2026-11-24',
  changes: { services: [], operations: [], calls: [] },
  config: DEFAULT_CONFIG,
  impacts: new Map(),
  checklists: new Map(),
};

function ruleOf(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
}

function judged(id: string, severity: Severity, line = 3): Judged {
  const it = call(line);
  const fix = { title: 'Open', intent: { kind: 'open-checklist', call: it.key }, preferred: true } as const;
  const verdict = { severity, message: `${id} says`, place: at(line).place, about: it.key, fixes: [fix] };
  return { rule: ruleOf(id), verdict, severity, call: it };
}

describe('the findings of a call', () => {
  it('are one: the worst speaks, then the lowest code, the others are causes', () => {
    const finding = mergeVerdicts([
      judged('tier-promotion', 'warning'),
      judged('sync-cycle', 'error'),
      judged('new-call-to-core', 'warning'),
    ]);
    assert.equal(finding?.rule, 'sync-cycle');
    assert.deepEqual(finding?.causes, [
      { rule: 'new-call-to-core', message: 'new-call-to-core says' },
      { rule: 'tier-promotion', message: 'tier-promotion says' },
    ]);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Open'],
    );
    assert.deepEqual(
      finding?.related.map(({ place }) => place.line),
      [8],
    );
  });

  it('keep the advice of a cause, unless the finding gives it', () => {
    const withNext = (id: string, severity: Severity, next: string): Judged => {
      const one = judged(id, severity);
      return { ...one, verdict: { ...one.verdict, next } };
    };
    const finding = mergeVerdicts([
      withNext('new-call-to-core', 'error', 'Answer.'),
      withNext('tier-promotion', 'warning', 'Answer.'),
      withNext('unknown-callee', 'warning', 'Did you mean b?'),
    ]);
    assert.equal(finding?.next, 'Answer.');
    assert.deepEqual(
      finding?.causes.map(({ message }) => message),
      ['tier-promotion says', 'unknown-callee says Did you mean b?'],
    );
  });

  it('leave out the rule that is silent beside another', () => {
    const finding = mergeVerdicts([
      judged('new-transitive-reach-to-core', 'warning'),
      judged('tier-promotion', 'information'),
    ]);
    assert.deepEqual([finding?.rule, finding?.causes], ['tier-promotion', []]);
  });

  it('have a fingerprint that neither lines nor causes change', () => {
    const alone = mergeVerdicts([judged('new-call-to-core', 'warning', 3)]);
    const moved = mergeVerdicts([judged('new-call-to-core', 'warning', 70), judged('tier-promotion', 'warning', 70)]);
    assert.equal(alone?.fingerprint, moved?.fingerprint);
    assert.match(alone?.fingerprint ?? '', /^[0-9a-f]{16}$/);
    assert.notEqual(fingerprint('a', 'bc'), fingerprint('ab', 'c'));
    assert.notEqual(fingerprint('a', 'x → y'), fingerprint('a', 'y → x'));
  });

  it('are none while no tier is declared anywhere', () => {
    const it = { ...call(3), unresolved: { text: 'b', what: 'service' } } as const;
    const changes = { services: [], operations: [], calls: [{ kind: 'added', it }] } as const;
    assert.equal(finished(judge({ ...CONTEXT, changes })).findings.length, 1);
    const nobody = { ...EMPTY, anyTier: false };
    assert.deepEqual(finished(judge({ ...CONTEXT, changes, head: nobody, before: nobody })).findings, []);
  });

  it('are told where only the branch took the last tier away', () => {
    const it = { ...call(3), unresolved: { text: 'b', what: 'service' } } as const;
    const changes = { services: [], operations: [], calls: [{ kind: 'added', it }] } as const;
    assert.equal(finished(judge({ ...CONTEXT, changes, head: { ...EMPTY, anyTier: false } })).findings.length, 1);
  });

  it('are none for calls of a grade that is not trusted', () => {
    const it = { ...call(3), grade: 'observed', unresolved: { text: 'b', what: 'service' } } as const;
    assert.deepEqual(
      finished(judge({ ...CONTEXT, changes: { services: [], operations: [], calls: [{ kind: 'added', it }] } }))
        .findings,
      [],
    );
  });
});

describe('the severity of a verdict', () => {
  const withRule = (severity: Severity): RuleContext => ({
    ...CONTEXT,
    config: { ...DEFAULT_CONFIG, rules: new Map([['unknown-callee', { severity, off: false }]]) },
  });
  const told = (context: RuleContext, severity: Severity, service?: string) =>
    severityOf(context, ruleOf('unknown-callee'), {
      severity,
      message: '',
      place: at(1).place,
      about: '',
      ...(service !== undefined && { service }),
    });

  it('is the configured one', () => {
    assert.equal(told(withRule('error'), 'warning'), 'error');
    assert.equal(told(withRule('information'), 'error'), 'information');
  });

  it('stays lower where the rule itself lowered it', () => {
    assert.equal(told(withRule('error'), 'information'), 'information');
  });

  it('is information for a service that is not onboarded, unless all are or the rule says otherwise', () => {
    assert.equal(told(CONTEXT, 'error', 'a'), 'information');
    assert.equal(told({ ...CONTEXT, config: { ...DEFAULT_CONFIG, onboarding: 'all' } }, 'error', 'a'), 'error');
    const verdict = { severity: 'warning', message: '', place: at(1).place, about: '', service: 'a' } as const;
    assert.equal(severityOf(CONTEXT, ruleOf('new-call-to-core'), verdict), 'warning');
  });
});
