// `rules:` of the config: severities, and rules that are switched off.
import type { Config } from '../model/config';
import type { Entry } from '../syntax/node';
import { type FieldContext, isEmpty, readMap, readWord, tell, tellUnknownFields } from './fields';
import { nearestWord } from './nearest';

const SEVERITIES = ['error', 'warning', 'information'] as const;
/** The rules of the catalogue, those that come with a later version included. */
const NAMES = (
  'new-call-to-core new-transitive-reach-to-core tier-promotion tier-inversion slo-infeasible budget-overcommit sync-cycle ' +
  'latency-budget-exceeded timeout-missing-or-inverted retry-amplification capacity-exceeded n-plus-one unknown-callee ' +
  'undeclared-call stale-dependency unnoticed-new-service deprecated-callee missing-owner breaking-change-consumed-by-core ' +
  'unsafe-retry edge-hardened objective-weakened tier-unknown manifest-conflict dangling-target'
).split(' ');
const HINT = 'off, { severity: warning } or { observe: 2027-03-01 }';

type RuleSetting = Config['rules'] extends ReadonlyMap<string, infer S> ? S : never;

/** Rule id → its setting. `off` (JSON: `false`) switches a rule off; `{ observe }` is accepted and leaves it as it is, which is told. A name that no rule has is told (`unknown-rule`). */
export function readRules(context: FieldContext, entry: Entry | undefined): Config['rules'] {
  const rules = new Map<string, RuleSetting>();
  for (const rule of readMap(context, entry, `rule: ${HINT}`)?.entries ?? []) {
    tellUnknownRule(context, rule);
    const setting = readRule(context, rule);
    if (setting !== undefined) rules.set(rule.key, setting);
  }
  return rules;
}

function tellUnknownRule(context: FieldContext, { key, keySpan }: Entry): void {
  if (NAMES.includes(key)) return;
  const near = nearestWord(key, NAMES);
  const advice = near === undefined ? 'Rules are named like new-call-to-core.' : `Did you mean "${near}"?`;
  tell(context, 'unknown-rule', keySpan, `No rule is called "${key}", so this setting has no effect. ${advice}`);
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
  const observe = value.entry('observe');
  if (observe !== undefined) {
    const message = `"observe" is not read by this version: rule "${rule.key}" is told as usual.`;
    tell(context, 'not-read-yet', observe.keySpan, message, 'information');
  }
  const severity = readWord(context, value.entry('severity'), SEVERITIES);
  return severity === undefined ? { off: false } : { severity, off: false };
}
