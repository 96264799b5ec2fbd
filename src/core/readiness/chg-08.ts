// CHG-08: what callers rely on does not go away under them.
import { breakOf } from '../changes/breaks';
import { operationKey, operationLabel } from '../model/operation';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { apiDocumentsOf } from './judging/api-documents';
import { fails, notKnown, passes } from './judging/verdict';

export const chg08: Check = {
  id: 'CHG-08',
  group: 'CHG',
  title: 'API-breaking changes are gated; deprecations announced',
  why: 'A caller finds out about a removed operation when its users do.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy:
    'Keep the old operation beside the new one until its callers have moved; name the day on which it ends (x-sunset).',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const documents = apiDocumentsOf(context);
  const changed = report.changes.operations.filter(({ it }) => it.service === service.name);
  if (documents.length === 0 && changed.length === 0) return notKnown(`No API document of ${service.name} was found.`);
  const broken = changed.flatMap((change) => {
    const what = breakOf(change);
    return what === undefined ? [] : [{ operation: change.it.operation, what }];
  });
  const called = broken.filter(({ operation }) => callersOf(context, operationKey(operation)).length > 0);
  const silent = service.operations.filter(({ deprecated, sunset }) => deprecated === true && sunset === undefined);
  if (called.length > 0) {
    const words = called.map(({ operation, what }) =>
      what.kind === 'removed'
        ? `${operationLabel(operation)} is removed`
        : `${operationLabel(operation)} requires more (${what.inputs.join(', ')})`,
    );
    const callers = new Set(called.flatMap(({ operation }) => callersOf(context, operationKey(operation))));
    return fails(
      `${words.join(', ')}, and is still called by ${listed([...callers].sort())}.`,
      called.flatMap(({ operation, what }) => (what.kind === 'removed' ? documents : [operation.evidence])),
    );
  }
  if (silent.length > 0)
    return fails(
      `Nobody says when it ends (x-sunset): ${listed(silent.map(operationLabel))}, which is deprecated.`,
      silent.map(({ evidence }) => evidence),
    );
  if (report.baseline.kind === 'unknown')
    return notKnown('The baseline is not known, so nobody knows what the branch changes.', documents);
  const ends = service.operations.filter(({ sunset }) => sunset !== undefined);
  const what = broken.length > 0 ? 'What the branch breaks nobody here calls' : 'The branch breaks no operation';
  return passes(`${what}${ends.length > 0 ? `; what is deprecated ends on a day that is announced` : ''}.`, [
    ...documents,
    ...ends.map(({ evidence }) => evidence),
  ]);
}

/** By calls of the operation, and by those that do not say which operation they mean. */
function callersOf({ report, service }: CheckContext, key: string): readonly string[] {
  return report.head.calls
    .filter(
      ({ from, to }) => to.service === service.name && from.service !== service.name && (to.operation ?? key) === key,
    )
    .map(({ from }) => from.service);
}
