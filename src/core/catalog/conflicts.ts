// Two manifests of one service that disagree on its tier, owner or lifecycle (objectives: `objectives.ts`).
import { lifecycleOf } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { ServiceFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Conflict } from '../model/service';
import type { TierStatement } from './tiers';

interface Statement {
  /** The word as it is compared. */
  readonly means: string;
  readonly said: Located<string> & { readonly format: string };
}

/**
 * Takes the facts of one service, strongest first, and its tier statements; gives the fields on which they differ, after
 * their words are normalised. A tier that a person chose in the config settles the question. The published graph of
 * another repository is older by nature: it does not disagree with manifests.
 */
export function conflictsOf(
  group: readonly ServiceFact[],
  tiers: readonly TierStatement[],
  chosen: boolean,
  config: Config,
): Conflict[] {
  const conflicts: Conflict[] = [];
  if (group.length === 0) return conflicts;
  if (!chosen) {
    const statements = tiers.filter(({ format }) => !fromGraph(group, format));
    add(
      conflicts,
      'tier',
      statements.map(({ tier, word, format }) => ({ means: tier, said: { ...word, format } })),
    );
  }
  const local = group.filter((fact) => fact.identity !== 'graph');
  add(conflicts, 'owner', local.flatMap(ownerStatement));
  add(
    conflicts,
    'lifecycle',
    local.flatMap((fact) => lifecycleStatement(fact, config)),
  );
  return conflicts;
}

function fromGraph(group: readonly ServiceFact[], format: string): boolean {
  return group.some((fact) => fact.identity === 'graph' && fact.format === format);
}

function ownerStatement({ owner, format }: ServiceFact): Statement[] {
  if (owner === undefined) return [];
  return [{ means: teamName(owner.value.team), said: { value: owner.value.team, place: owner.place, format } }];
}

function lifecycleStatement({ lifecycle, format }: ServiceFact, config: Config): Statement[] {
  const means = lifecycle === undefined ? undefined : lifecycleOf(lifecycle.value, config);
  return lifecycle === undefined || means === undefined ? [] : [{ means, said: { ...lifecycle, format } }];
}

/** `group:default/team-payments` and `Team-Payments` are one team. */
function teamName(team: string): string {
  return team
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:/, '')
    .replace(/^[^/]*\//, '');
}

function add(conflicts: Conflict[], field: Conflict['field'], statements: readonly Statement[]): void {
  const first = new Map<string, Statement>();
  for (const statement of statements) if (!first.has(statement.means)) first.set(statement.means, statement);
  if (first.size > 1) conflicts.push({ field, statements: [...first.values()].map(({ said }) => said) });
}
