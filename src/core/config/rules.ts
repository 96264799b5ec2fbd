// `rules:` of the config: severities, and rules that are switched off.
import type { Config } from '../model/config';
import type { Entry } from '../syntax/node';
import { type FieldContext, isEmpty, readMap, readWord, tell, tellUnknownFields } from './fields';

const SEVERITIES = ['error', 'warning', 'information'] as const;
const HINT = 'off, { severity: warning } or { observe: 2027-03-01 }';

type RuleSetting = Config['rules'] extends ReadonlyMap<string, infer S> ? S : never;

/** Rule id → its setting. `off` (JSON: `false`) switches a rule off; `{ observe }` is accepted and leaves it as it is. */
export function readRules(context: FieldContext, entry: Entry | undefined): Config['rules'] {
  const rules = new Map<string, RuleSetting>();
  for (const rule of readMap(context, entry, `rule: ${HINT}`)?.entries ?? []) {
    const setting = readRule(context, rule);
    if (setting !== undefined) rules.set(rule.key, setting);
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
  tellUnknownFields(context, value, ['severity', 'observe'], `rule "${rule.key}"`);
  const severity = readWord(context, value.entry('severity'), SEVERITIES);
  return severity === undefined ? { off: false } : { severity, off: false };
}
