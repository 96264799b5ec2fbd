// DEP-01: whoever calls a service that ends knows until when, and what to call then.
import { operationLabel } from '../model/operation';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { operationFix } from './judging/api-documents';
import { saidOf } from './judging/service-evidence';
import { fails, passes } from './judging/verdict';

export const dep01: Check = {
  id: 'DEP-01',
  group: 'DEP',
  title: 'Deprecated service names replacement and sunset date',
  why: 'Callers plan their move by a day and a name; without them they move on the day on which it is switched off.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'deprecated',
  remedy: 'Write replacedBy and sunset into the sre.yaml, and mark each operation as deprecated in its API document.',
  level: 'auto',
  verify,
};

/** How many operations a message names. */
const NAMED = 5;

function verify(context: CheckContext): Verdict {
  const { service } = context;
  const { name, replacedBy, sunset, operations, lifecycle } = service;
  const live = operations.filter(({ deprecated, sunset: own }) => deprecated !== true && own === undefined);
  const missing = [
    ...(replacedBy === undefined ? ['what to call instead (replacedBy)'] : []),
    ...(sunset === undefined ? ['the day on which it ends (sunset)'] : []),
  ];
  const more = live.length > NAMED ? ` and ${live.length - NAMED} more` : '';
  const words = [
    ...(missing.length === 0 ? [] : [`${name} does not name ${listed(missing)}.`]),
    ...(live.length === 0
      ? []
      : [`Not marked as deprecated: ${live.slice(0, NAMED).map(operationLabel).join(', ')}${more}.`]),
  ];
  const at = [lifecycle, sunset, replacedBy].flatMap((said) => saidOf(service, said?.place));
  const evidence = at.length > 0 ? at : service.evidence.slice(0, 1);
  if (words.length > 0)
    return fails(
      words.join(' '),
      [...evidence, ...live.slice(0, NAMED).map((operation) => operation.evidence)],
      live.slice(0, NAMED).flatMap((operation) =>
        operationFix(context, operation, {
          title: `Mark ${operationLabel(operation)} as deprecated`,
          path: ['deprecated'],
          value: 'true',
        }),
      ),
    );
  return passes(`${name} ends on ${sunset?.value ?? ''}; call ${replacedBy?.value ?? ''} instead.`, evidence);
}
