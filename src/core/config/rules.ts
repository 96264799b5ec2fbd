// `rules:` of the config: severities, rules that are switched off, and rules that only inform for a while.
import type { Config, RuleSetting } from '../model/config';
import type { Entry } from '../syntax/node';
import { parseDay } from '../units/day';
import { type FieldContext, isEmpty, readMap, readText, readWord, tell, tellUnknownFields } from './fields';
import { readDemands, readFrom } from './demands';
import { isCheckId, isOwnCheckId, RULE_NAMES, ruleAdvice } from './rule-names';

const SEVERITIES = ['error', 'warning', 'information'] as const;
const RULE_FIELDS = ['severity', 'observe'];
/** A check is re-tiered and re-staged as well. */
const CHECK_FIELDS = [...RULE_FIELDS, 'tiers', 'from'];
const HINT = 'off, { severity: warning } or { observe: 2027-03-01 }';

/**
 * Rule id, or id of a readiness check → its setting. `off` (JSON: `false`) switches a rule off; until the day of `observe`, itself included, a rule
 * only informs. A name that no rule has is told (`unknown-rule`), a day that the calendar does not have as well (`bad-date`).
 */
export function readRules(context: FieldContext, entry: Entry | undefined): Config['rules'] {
  const rules = new Map<string, RuleSetting>();
  for (const rule of readMap(context, entry, `rule: ${HINT}`)?.entries ?? []) {
    if (!RULE_NAMES.includes(rule.key) && !isCheckId(rule.key) && !isOwnCheckId(rule.key)) {
      const message = `No rule is called "${rule.key}", so this setting has no effect. ${ruleAdvice(rule.key)}`;
      tell(context, 'unknown-rule', rule.keySpan, message);
    }
    const setting = readRule(context, rule);
    if (setting !== undefined) rules.set(rule.key, { ...setting, place: context.place(rule.keySpan) });
  }
  return rules;
}

function readRule(context: FieldContext, rule: Entry): RuleSetting | undefined {
  const { value } = rule;
  if (isEmpty(value)) return undefined;
  if (value.kind === 'scalar' && (value.text.trim() === 'off' || value.value === false)) return { off: true };
  if (value.kind !== 'map') {
    tell(context, 'bad-value', value.span, `The setting of rule "${rule.key}" is ${HINT}.`);
    return undefined;
  }
  const isCheck = isCheckId(rule.key) || isOwnCheckId(rule.key);
  tellUnknownFields(context, value, isCheck ? CHECK_FIELDS : RULE_FIELDS, `rule "${rule.key}"`);
  const tiers = isCheck ? readDemands(context, value.entry('tiers')) : undefined;
  const from = isCheck ? readFrom(context, value.entry('from')) : undefined;
  const severity = readWord(context, value.entry('severity'), SEVERITIES);
  const observe = readDay(context, value.entry('observe'), 'so this is not observed and counts as usual');
  return {
    off: false,
    ...(severity === undefined ? {} : { severity }),
    ...(observe === undefined ? {} : { observe }),
    ...(tiers === undefined ? {} : { tiers }),
    ...(from === undefined ? {} : { from }),
  };
}

/** A day of the calendar, as `2027-03-01`; anything else is told (`bad-date`), with what comes of it. */
export function readDay(context: FieldContext, entry: Entry | undefined, so?: string): string | undefined {
  const text = readText(context, entry);
  if (entry === undefined || text === undefined) return undefined;
  const day = text.length === 'yyyy-mm-dd'.length ? parseDay(text) : undefined;
  const end = so === undefined ? '' : `, ${so}`;
  if (day === undefined)
    tell(context, 'bad-date', entry.value.span, `"${entry.key}" is a day of the calendar, such as 2027-03-01${end}.`);
  return day;
}
