// EMR-01: whoever is called at night finds what to do, for each service that may be down.
import type { Fix } from '../model/edit';
import { listed } from '../rules/judging/words';
import { folderOf } from '../catalog/folders';
import type { Check, CheckContext, Verdict } from './check';
import { callsOf, hardCalleesOf } from './judging/calls';
import { atDescriptors } from './judging/descriptors';
import { mentionedIn } from './judging/mentioned';
import { runbooksOf } from './judging/runbooks';
import { inText } from './judging/texts';
import { fails, notKnown, passes } from './judging/verdict';

export const emr01: Check = {
  id: 'EMR-01',
  group: 'EMR',
  title: 'Runbook exists and names each hard dependency',
  why: 'Most minutes of an outage go by until somebody knows where to look; a page that says it is read in one.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Write a runbook with a section for each service that this one cannot work without, and link it (links.runbook).',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { name } = context.service;
  const runbooks = runbooksOf(context);
  const callees = hardCalleesOf(context);
  if (runbooks.length === 0)
    return fails(`No runbook of ${name} is linked or lies here.`, atDescriptors(context), skeleton(context, callees));
  const lost = runbooks.filter(({ where }) => where === 'missing');
  const evidence = runbooks.flatMap((runbook) => runbook.evidence);
  if (lost.length > 0)
    return fails(
      `The runbook that is linked is not there: ${lost.map(({ text }) => text).join(', ')}.`,
      lost.flatMap((one) => one.evidence),
    );
  const { named, missing } = mentionedIn(context, runbooks, callees);
  if (missing.length > 0 && runbooks.every(({ where }) => where === 'elsewhere'))
    return notKnown(
      `The runbook lies elsewhere: nobody here knows whether it says what to do without ${listed(missing)}.`,
      evidence,
    );
  if (missing.length > 0)
    return fails(`The runbook does not name ${listed(missing)}, without which ${name} does not work.`, evidence);
  const asked = callsOf(context).filter(({ criticality }) => criticality === 'unknown');
  const others = mentionedIn(context, runbooks, [...new Set(asked.map(({ to }) => to.service))]).missing;
  if (others.length > 0)
    return notKnown(
      `Nobody says whether ${name} works without ${listed(others)}, and the runbook does not name it.`,
      evidence,
    );
  const what = callees.length === 0 ? 'A runbook is there' : `The runbook names ${listed(callees)}`;
  return passes(`${what}.`, [...evidence, ...inText(...named.map(({ place }) => place))]);
}

/** A new file beside the descriptor, or at the root of a repository of one service. */
function skeleton({ service, descriptors }: CheckContext, callees: readonly string[]): readonly Fix[] {
  const home = descriptors[0]?.file ?? service.evidence[0]?.place.file;
  if (home === undefined) return [];
  const folder = folderOf(home);
  const sections = callees.map(
    (callee) => `## ${callee} is down or slow\n\nWhat users see:\n\nWhat to do:\n\nWho helps:\n`,
  );
  const text = [
    `# Runbook of ${service.name}\n\nWhat it does for users, and where it is watched:\n`,
    '## First look\n\nDashboards, last changes, who is on call:\n',
    ...sections,
    '## Levers\n\nSwitch off a dependency, shed load, degrade, scale out, roll back:\n',
  ].join('\n');
  return [
    {
      title: `Create a runbook for ${service.name}`,
      intent: { kind: 'create-file', file: `${folder === '' ? '' : `${folder}/`}runbook.md`, text },
    },
  ];
}
