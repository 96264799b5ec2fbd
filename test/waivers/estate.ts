// A small estate with one new call to core, and what is told of it.
import type { Report } from '../../src/core/model/report';
import type { Snapshot } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { filesOf } from '../session/files';

export type Texts = Readonly<Record<string, string>>;

export const CONFIG = '.sre/config.yaml';
export const TODAY = '2026-11-23';
export const TIERS = 'sre-config: "1.0"\ntiers:\n  core: [payments]\n  others: normal\n';

export const PAYMENTS = 'sre: "1.0"\nservice: payments\nowner: team-payments\nonCall: https://example.com/rota\n';

/** The descriptor of orders; `dependencies` as they are written. */
export function orders(dependencies = ''): string {
  const list = dependencies === '' ? '' : `dependencies:\n${dependencies}`;
  return `sre: "1.0"\nservice: orders\nonboarded: 2026-09-01\nowner: team-orders\nonCall: https://example.com/rota\n${list}`;
}

/** A call to payments that nobody waits for, with a fallback. */
export const CALL = '  - to: payments\n    mode: async\n    blocks: false\n';

export const ESTATE: Texts = { [CONFIG]: TIERS, 'payments/sre.yaml': PAYMENTS, 'orders/sre.yaml': orders() };

/** Judges `head` against `before`; against nothing where that is absent. */
export function judged(head: Texts, before?: Texts, today = TODAY): Report {
  const baseline: Snapshot['baseline'] =
    before === undefined
      ? { kind: 'empty' }
      : { kind: 'commit', ref: 'main', commit: '0'.repeat(40), files: filesOf(Object.entries(before)) };
  return createSession().judge({ head: filesOf(Object.entries(head)), baseline, today });
}

/** `file:line severity rule`, with `waived by …` where it is. */
export function told({ findings }: Report): readonly string[] {
  return findings.map(
    ({ place, severity, rule, waived }) =>
      `${place.file}:${place.line} ${severity} ${rule}${waived === undefined ? '' : ` waived by ${waived.approver}`}`,
  );
}

/** `file:line code` of the problems whose code speaks of waivers. */
export function waiverProblems({ problems }: Report): readonly string[] {
  return problems
    .filter(({ code }) => code.includes('waiver'))
    .map(({ place, code, severity }) => `${place?.file ?? ''}:${place?.line ?? 0} ${severity} ${code}`);
}
