// ARC-12: callers can read what a service does, in which version, and what it answers when it cannot.
import { at, type Traced, textAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import { type Operation, operationLabel } from '../model/operation';
import { OPENAPI } from '../openapi/operation';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { apiDocumentsOf, operationFix } from './judging/api-documents';
import { fails, notKnown, passes } from './judging/verdict';

export const arc12: Check = {
  id: 'ARC-12',
  group: 'ARC',
  title: 'API contract published: valid OpenAPI, versioned, errors documented',
  why: 'A caller that does not know what can go wrong handles none of it, and shows its users whatever comes back.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy: 'Keep an OpenAPI document that parses, with info.version and for each operation what it answers on errors.',
  level: 'auto',
  verify,
};

/** How many operations a message names. */
const NAMED = 5;
const ERROR = /^(?:[45]|default$)/i;

function verify(context: CheckContext): Verdict {
  const { service, report, artifacts } = context;
  const documents = apiDocumentsOf(context);
  if (documents.length === 0) return notKnown(`No API document of ${service.name} was found.`);
  const files = new Set(documents.map(({ place }) => place.file));
  const broken = documents.filter(({ place }) => report.head.incomplete.has(place.file));
  if (broken.length > 0) {
    const told = report.problems.filter(({ place }) => broken.some((one) => one.place.file === place?.file));
    return fails(
      `The document cannot be read as a whole. ${told[0]?.message ?? ''}`.trim(),
      told.length === 0
        ? broken
        : told.flatMap(({ place }) => (place === undefined ? [] : [{ place, format: OPENAPI }])),
    );
  }
  const roots = [...files].flatMap((file) => artifacts.documentsAt(file).slice(0, 1));
  const unversioned = roots.filter((root) => textAt(root, 'info', 'version') === undefined);
  if (unversioned.length > 0)
    return fails('The document has no version (info.version).', atRoots(unversioned), unversioned.map(versionFix));
  const silent = service.operations.filter(
    ({ responses, evidence }) => evidence.format === OPENAPI && !responses.some((code) => ERROR.test(code)),
  );
  if (silent.length > 0) {
    const more = silent.length > NAMED ? ` and ${silent.length - NAMED} more` : '';
    return fails(
      `No answer to errors is documented: ${listed(silent.slice(0, NAMED).map(operationLabel))}${more}.`,
      silent.map(({ evidence }) => evidence),
      silent.slice(0, NAMED).flatMap((operation) => errorFix(context, operation)),
    );
  }
  return passes('The document parses, has a version, and says what each operation answers on errors.', documents);
}

function atRoots(roots: readonly Traced[]): readonly Evidence[] {
  return roots.map((root) => ({ place: (at(root, 'info') ?? root).place, format: OPENAPI }));
}

function versionFix(root: Traced): Fix {
  return {
    title: 'Write version 1.0.0',
    intent: { kind: 'set-entry', place: root.place, path: ['info', 'version'], value: '1.0.0' },
  };
}

function errorFix(context: CheckContext, operation: Operation): readonly Fix[] {
  return operationFix(context, operation, {
    title: `Document errors of ${operationLabel(operation)} (default)`,
    path: ['responses', 'default', 'description'],
    value: 'What is answered when it cannot be done',
  });
}
