// What the branch loosens about readiness checks: those of the company, and what the config sets of any.
import { isCheckId, isOwnCheckId } from '../../config/rule-names';
import type { Config, RuleSetting } from '../../model/config';
import { linePlace } from '../../model/place';
import type { RuleContext, Verdict } from '../rule';

const NEXT = 'Put it back, or have the people who answer for the checks agree in the review.';

/** One verdict for each own check that is taken away or written anew, and for each setting of a check that is another one. */
export function weakenedChecks({ configs }: RuleContext): readonly Verdict[] {
  if (configs?.before.file === undefined || configs.head.file === undefined) return [];
  const { head, before } = configs;
  const changed = before.checks.flatMap((old): Verdict[] => {
    const now = head.checks.find(({ id }) => id === old.id);
    if (now !== undefined && said(now) === said(old)) return [];
    const how = now === undefined ? 'is taken away' : 'is written anew';
    return [told(`The own check ${old.id} ${how}`, now?.place ?? placeOf(head, 'checks'), `config checks ${old.id}`)];
  });
  const ids = [...new Set([...head.rules.keys(), ...before.rules.keys()])];
  const set = ids
    .filter((id) => isCheckId(id) || isOwnCheckId(id))
    .flatMap((id): Verdict[] => {
      const [now, old] = [head.rules.get(id), before.rules.get(id)];
      const how = loosening(now, old);
      if (how === undefined) return [];
      return [told(`The check ${id} is ${how}`, now?.place ?? placeOf(head, 'rules'), `config rules ${id}`)];
    });
  return [...changed, ...set];
}

function told(what: string, place: Verdict['place'], about: string): Verdict {
  return { severity: 'warning', message: `${what}; this branch is still judged as before.`, next: NEXT, place, about };
}

/** Tiers and stages are not ordered here: what is set otherwise is told. */
function loosening(now: RuleSetting | undefined, old: RuleSetting | undefined): string | undefined {
  if (old?.off === true) return undefined;
  if (now?.off === true) return 'switched off';
  const fields = (['severity', 'observe', 'tiers', 'from'] as const).filter(
    (field) => JSON.stringify(now?.[field]) !== JSON.stringify(old?.[field]),
  );
  return fields.length === 0 ? undefined : `set otherwise (${fields.join(', ')})`;
}

function said(check: Config['checks'][number]): string {
  return JSON.stringify({ ...check, place: undefined });
}

function placeOf({ places, file = '' }: Config, field: string) {
  return places.get(field) ?? linePlace(file);
}
