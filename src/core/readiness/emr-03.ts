// EMR-03: what can be pulled in an emergency is written down.
import type { Check, CheckContext, Verdict } from './check';
import { runbooksOf } from './judging/runbooks';
import { firstLine, inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';

export const emr03: Check = {
  id: 'EMR-03',
  group: 'EMR',
  title: 'Emergency levers documented',
  why: 'Switching off what hurts ends most outages long before its cause is found, if whoever is called knows the switch.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Write into the runbook how to switch off a dependency, shed load, degrade, and scale.',
  level: 'attest',
  verify,
};

const LEVERS = [
  [
    'switching off a dependency',
    /\bkill[- ]?switch|switch(?:es|ed|ing)? off|turn(?:s|ed|ing)? off|feature[- ]?flag|\bdisable\b|\bflag\b/i,
  ],
  ['shedding load', /\bshed(?:ding|s)?\b|rate[- ]?limit|throttl|drop (?:traffic|requests|load)/i],
  ['degrading', /\bdegrad|read[- ]only|static page|fall(?:s)?[- ]?back|maintenance page/i],
  ['scaling', /\bscal(?:e|es|ed|ing)\b|more replicas|kubectl scale|add (?:capacity|replicas|nodes)/i],
] as const;

function verify(context: CheckContext): Verdict {
  const runbooks = runbooksOf(context);
  const files = runbooks.flatMap(({ file }) => file ?? []);
  if (files.length === 0)
    return notKnown(
      runbooks.length === 0
        ? `No runbook of ${context.service.name} is linked or lies here.`
        : 'The runbook lies elsewhere: nobody here knows what levers it names.',
      runbooks.flatMap(({ evidence }) => evidence),
    );
  const found = LEVERS.map(([what, pattern]) => ({
    what,
    place: files.flatMap((file) => firstLine(file, pattern) ?? [])[0],
  }));
  const missing = found.flatMap(({ what, place }) => (place === undefined ? [what] : []));
  const evidence = inText(...found.flatMap(({ place }) => place ?? []));
  if (missing.length > 0)
    return notKnown(
      `The runbook says nothing of ${missing.join(', ')}.`,
      evidence.length > 0 ? evidence : runbooks.flatMap((one) => one.evidence),
    );
  return passes('The runbook says how to switch off a dependency, shed load, degrade and scale.', evidence);
}
