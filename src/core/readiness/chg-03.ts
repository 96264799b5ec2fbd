// CHG-03: what was released a minute ago can be taken back in one, with the data that is there by now.
import { MIGRATION_FILES } from '../artifacts/wanted';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { sectionOn } from './judging/headings';
import { pipelinesOf } from './judging/pipelines';
import { deliveryOf } from './judging/progressive';
import { runbooksOf } from './judging/runbooks';
import { firstLine, inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';
import { inKubernetes } from './judging/workloads';

export const chg03: Check = {
  id: 'CHG-03',
  group: 'CHG',
  title: 'Rollback is one step, tested, and safe for data',
  why: 'The fastest repair of a bad release is the last good one, if it still understands the data and somebody has tried it.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Add a rollback stage to the pipeline, try it, and change tables in two releases: expand, then contract.',
  level: 'partly',
  verify,
};

const STEP = /\brollback\b|\broll[ _-]back\b|rollout undo|rollouts undo|\bargo rollouts? undo\b/i;
/** What the last version would miss. */
const CONTRACTS =
  /^\s*(?:ALTER\s+TABLE\b.*\b(?:DROP|RENAME)\b|DROP\s+(?:TABLE|COLUMN|VIEW)\b|(?:DROP|RENAME)\s+COLUMN\b|RENAME\s+TABLE\b)/i;

function verify(context: CheckContext): Verdict {
  const steps = stepsOf(context);
  if (steps.length === 0)
    return notKnown('No pipeline, delivery or runbook here shows a way back that is one step.', []);
  const contracts = context.artifacts
    .files(context.service.name, MIGRATION_FILES)
    .flatMap((file) => firstLine(file, CONTRACTS) ?? []);
  if (contracts.length > 0)
    return notKnown(
      'There is a way back, but migrations take away what the last version may still read: is it safe?',
      inText(...contracts),
    );
  return passes('There is a way back in one step, and no migration here takes anything away.', steps);
}

function stepsOf(context: CheckContext): readonly Evidence[] {
  const inPipelines = pipelinesOf(context).flatMap((file) => firstLine(file, STEP) ?? []);
  const deliveries = context.workloads.flatMap((workload) => deliveryOf(context, workload)?.abort ?? []);
  const section = sectionOn(runbooksOf(context), STEP);
  return [...inText(...inPipelines, ...(section === undefined ? [] : [section])), ...inKubernetes(...deliveries)];
}
