// Half-typed documents keep what they said before: what is missing from a broken text may only be half typed.
import type { ApiFact, Facts } from './model/facts';
import { operationKey } from './model/operation';

/**
 * `now` has syntax errors; `good` is what the same file said when it had none. Gives `now` with the operations and the
 * services of `good` that it lacks; `good` where nobody recognises it any more. Calls are not brought back: a call may be exactly what is being deleted, and the
 * comparison never calls anything of an incomplete file removed.
 */
export function withLastGood(now: Facts, good: Facts): Facts {
  // Nothing of it could be read: it says all that it said.
  if (now.formats.length === 0) return { ...good, complete: false, problems: now.problems };
  const services = new Set(now.services.map((service) => service.name));
  const lostServices = good.services.filter((service) => !services.has(service.name));
  const apis =
    now.apis.length === 0
      ? good.apis
      : now.apis.map((api) =>
          withOperations(
            api,
            good.apis.find((other) => other.file === api.file),
          ),
        );
  return {
    ...now,
    apis,
    services: [...now.services, ...lostServices],
  };
}

function withOperations(now: ApiFact, good: ApiFact | undefined): ApiFact {
  if (good === undefined) return now;
  const present = new Set(now.operations.map(operationKey));
  const lost = good.operations.filter((operation) => !present.has(operationKey(operation)));
  const service = now.service ?? good.service;
  const title = now.title ?? good.title;
  return {
    ...now,
    ...(service === undefined ? {} : { service }),
    ...(title === undefined ? {} : { title }),
    operations: [...now.operations, ...lost],
  };
}
