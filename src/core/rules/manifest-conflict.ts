// F-24: two manifests of one service disagree on its tier, owner, lifecycle or an objective.
import { servicesApart } from '../catalog/services-apart';
import { servicesOf } from '../changes/services';
import type { Conflict } from '../model/service';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const manifestConflict: WorkspaceRule = {
  id: 'manifest-conflict',
  code: 'F-24',
  title: 'Two manifests of a service disagree',
  severity: 'warning',
  on: 'workspace',
  check,
};

/** Conflicts that the baseline did not have: old ones are the business of an audit, which has no baseline. */
function check({ head, before }: RuleContext): readonly Verdict[] {
  return [...servicesOf(head, servicesApart(head.services, before.services))].flatMap((service) => {
    const old = before.services.get(service.name)?.conflicts ?? [];
    return service.conflicts
      .filter((conflict) => !old.some((one) => isSame(one, conflict)))
      .flatMap((conflict) => verdictOf(service.name, conflict) ?? []);
  });
}

function isSame(a: Conflict, b: Conflict): boolean {
  return a.field === b.field && statements(a) === statements(b);
}

function statements(conflict: Conflict): string {
  return [...new Set(conflict.statements.map(({ value, format }) => `${format}: ${value}`))].sort().join('\n');
}

/** Told at the strongest statement that loses; the one that wins and the others are related. */
function verdictOf(service: string, { field, statements: [wins, ...rest] }: Conflict): Verdict | undefined {
  const loses = rest.find((statement) => statement.value !== wins?.value);
  if (wins === undefined || loses === undefined) return undefined;
  const what = field === 'slo' ? 'objective' : field;
  const others = rest.filter((statement) => statement !== loses);
  return {
    severity: 'warning',
    message: `The ${what} of ${service} is ${loses.value} here but ${wins.value} in ${wins.place.file}; ${wins.value} is used.`,
    next: 'Mend one of the two.',
    place: loses.place,
    related: [wins, ...others].map(({ value, place }) => ({ message: `${what}: ${value}`, place })),
    about: field === 'slo' ? `${service} slo ${wins.value}` : `${service} ${field}`,
    service,
  };
}
