// `waivers:` of the config: findings that a person accepts for a time.
import type { Waiver } from '../model/waiver';
import type { Entry, MapNode, SyntaxNode } from '../syntax/node';
import { type FieldContext, isEmpty, readList, readText, tell, tellUnknownFields } from './fields';
import { isCheckId, isOwnCheckId, ruleAdvice, ruleNamed } from './rule-names';
import { readDay } from './rules';

const FIELDS = ['rule', 'check', 'call', 'service', 'reason', 'approver', 'expires'] as const;
const REQUIRED = ['reason', 'approver', 'expires'] as const;
const HINT = '{ rule: new-call-to-core, call: "orders -> payments", reason: …, approver: …, expires: 2027-01-31 }';

/**
 * The waivers that are complete. One without a rule that exists, or without reason, approver and expiry, does not hold and
 * is told (`bad-waiver`, `unknown-rule`, `bad-date`). A waiver of a readiness check names it by `check:`.
 */
export function readWaivers(context: FieldContext, entry: Entry | undefined): readonly Waiver[] {
  return (readList(context, entry, HINT)?.items ?? []).flatMap((node) => readWaiver(context, node) ?? []);
}

/** `caller -> callee`, also with `→`; `undefined` for anything else. */
export function splitCall(text: string): { readonly from: string; readonly to: string } | undefined {
  const [from, to, more] = text.split(/->|→/).map((end) => end.trim());
  return from && to && more === undefined ? { from, to } : undefined;
}

function readWaiver(context: FieldContext, node: SyntaxNode): Waiver | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'map') {
    tell(context, 'bad-waiver', node.span, `A waiver is a map, so this one does not hold: ${HINT}.`);
    return undefined;
  }
  tellUnknownFields(context, node, FIELDS, 'a waiver');
  const missing = REQUIRED.filter((key) => isMissing(node, key));
  const rule = readRule(context, node);
  const [reason, approver] = [readText(context, node.entry('reason')), readText(context, node.entry('approver'))];
  const expires = readDay(context, node.entry('expires'), 'so this waiver does not hold');
  const call = readText(context, node.entry('call'));
  const service = readText(context, node.entry('service'));
  if (missing.length > 0)
    tell(context, 'bad-waiver', node.span, `This waiver does not hold: it has no ${missing.join(' and no ')}.`);
  if (call !== undefined && splitCall(call) === undefined) {
    tell(context, 'bad-waiver', spanOf(node, 'call'), '"call" is "caller -> callee", so this waiver does not hold.');
    return undefined;
  }
  for (const key of ['call', 'service'] as const) {
    const entry = node.entry(key);
    if (entry === undefined || (key === 'call' ? call : service) !== undefined) continue;
    // A scope that is written but cannot be read must not become a waiver of everything.
    if (isEmpty(entry.value))
      tell(context, 'bad-waiver', entry.keySpan, `"${key}" is empty, so this waiver does not hold.`);
    return undefined;
  }
  if (rule === undefined || reason === undefined || approver === undefined || expires === undefined) return undefined;
  return {
    rule,
    ...(call === undefined ? {} : { call }),
    ...(service === undefined ? {} : { service }),
    reason,
    approver,
    expires,
    place: context.place(node.span),
  };
}

function readRule(context: FieldContext, node: MapNode): string | undefined {
  const field = node.entry('rule') === undefined && node.entry('check') !== undefined ? 'check' : 'rule';
  const text = readText(context, node.entry(field));
  if (text !== undefined && (isCheckId(text) || isOwnCheckId(text))) return text;
  if (text === undefined) {
    tell(context, 'bad-waiver', node.span, 'This waiver does not hold: it names no rule.');
    return undefined;
  }
  const rule = ruleNamed(text);
  if (rule === undefined)
    tell(
      context,
      'unknown-rule',
      spanOf(node, field),
      `No rule is called "${text}", so this waiver does not hold. ${ruleAdvice(text)}`,
    );
  return rule;
}

function isMissing(node: MapNode, key: string): boolean {
  const entry = node.entry(key);
  return entry === undefined || isEmpty(entry.value);
}

function spanOf(node: MapNode, key: string) {
  return node.entry(key)?.value.span ?? node.span;
}
