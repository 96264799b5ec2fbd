// CHG-11: what is delivered was tested, by itself and with those it talks to.
import type { Check, CheckContext, Verdict } from './check';
import { pipelinesOf } from './judging/pipelines';
import { firstLine, inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';
import { linePlace } from '../model/place';

export const chg11: Check = {
  id: 'CHG-11',
  group: 'CHG',
  title: 'Unit, contract and functional tests run in the pipeline',
  why: 'What no pipeline tests is tested by users.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy:
    'Run unit tests, tests of the contracts with callers and callees, and tests of whole functions before each delivery.',
  level: 'partly',
  verify,
};

const KINDS = [
  [
    'unit',
    /\b(?:npm|yarn|pnpm)\s+(?:run\s+)?(?:ci-)?test\b|\bmvnw?\b.*\b(?:test|verify|install)\b|\bgradlew?\b.*\b(?:test|check|build)\b|\bgo\s+test\b|\bpytest\b|\btox\b|\bdotnet\s+test\b|\bcargo\s+test\b|\bmake\s+(?:unit-?)?test\b|\brspec\b|\bjest\b|\bvitest\b|\bsbt\b.*\btest\b|unit[-_ ]?tests?\b/i,
  ],
  [
    'contract',
    /\bpact\b|pact-broker|\bschemathesis\b|\bdredd\b|\boasdiff\b|\bspectral\b|\bbuf\s+breaking\b|contract[-_ ]?tests?\b|test:contract/i,
  ],
  [
    'functional',
    /\bcypress\b|\bplaywright\b|\bnewman\b|\bselenium\b|\brobot\b|\bkarate\b|\bcucumber\b|\be2e\b|end-to-end|functional[-_ ]?tests?\b|integration[-_ ]?tests?\b|acceptance[-_ ]?tests?\b|smoke[-_ ]?tests?\b/i,
  ],
] as const;

/** What a pipeline does not show may be done by a script or a library that it calls. */
function verify(context: CheckContext): Verdict {
  const pipelines = pipelinesOf(context);
  if (pipelines.length === 0) return notKnown(`No pipeline of ${context.service.name} was found in this workspace.`);
  const found = KINDS.map(([kind, pattern]) => ({
    kind,
    places: pipelines.flatMap((file) => firstLine(file, pattern) ?? []),
  }));
  const missing = found.flatMap(({ kind, places }) => (places.length === 0 ? [kind] : []));
  const evidence = inText(...found.flatMap(({ places }) => places));
  const names = pipelines.map(({ file }) => file).join(', ');
  if (missing.length === 0) return passes(`${names} runs unit, contract and functional tests.`, evidence);
  return notKnown(
    `${names} shows no ${missing.join(' and no ')} tests.`,
    evidence.length > 0 ? evidence : inText(...pipelines.map(({ file }) => linePlace(file))),
  );
}
