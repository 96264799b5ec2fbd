// ARC-02: what a service declares to be, it is to those who wait for it.
import type { Call } from '../model/call';
import type { Fix } from '../model/edit';
import type { Promotion } from '../model/graph';
import type { Evidence } from '../model/place';
import { declareTierFixes, itDoesNotWait } from '../rules/judging/fixes';
import { pathLabel } from '../rules/judging/words';
import { SOLUTION_FORMAT } from '../solution/planned';
import { answerTo } from './judging/answers';
import { atCalls } from './judging/calls';
import { saidOf } from './judging/service-evidence';
import { fails, passes } from './judging/verdict';
import type { Check, CheckContext, Verdict } from './check';

export const arc02: Check = {
  id: 'ARC-02',
  group: 'ARC',
  title: 'Tier declared, and effective tier equals it',
  why: 'A payment that waits for a supplementary service is down when that one is, and nobody gets up for it.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'design',
  remedy: 'Declare the tier; where a flow waits for more than it, raise it or make the call soft or asynchronous.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const { declared, place } = service.tier;
  const because = report.head.tiers.get(service.name)?.because;
  if (declared === 'unknown' || place === undefined) {
    const tiers = because === undefined ? undefined : [because.to];
    const waits = because === undefined ? '' : ` ${waitWords(because)}.`;
    return fails(
      `Nobody declares the tier of ${service.name}.${waits}`,
      because === undefined ? service.evidence.slice(0, 1) : atCalls(because.path),
      declareTierFixes(service.name, tiers),
    );
  }
  const evidence = saidOf(service, place);
  if (because === undefined) return passes(`${service.name} is ${declared}, and no flow makes it more.`, evidence);
  const promoted = `${service.name} is declared ${declared}, but ${waitWords(because)}: it is ${because.to} in effect.`;
  const at = [...evidence, ...atCalls(because.path)];
  const acknowledged = acknowledgement(context, because.path);
  return acknowledged === undefined
    ? fails(promoted, at, fixesOf(because))
    : passes(`${promoted} ${acknowledged.words}`, [...at, ...acknowledged.evidence]);
}

/** `checkout waits for it (orders → payments)`. */
function waitWords({ flow, path }: Promotion): string {
  return path.length === 0 ? `${flow} begins at it` : `${flow} waits for it (${pathLabel(path)})`;
}

/** Somebody who agreed to the call that promotes, or answered what it means for the tiers. */
function acknowledgement(
  context: CheckContext,
  path: readonly Call[],
): { readonly words: string; readonly evidence: readonly Evidence[] } | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const by = last.terms.acknowledgedBy;
  if (by !== undefined) return { words: `${by} has acknowledged it.`, evidence: [] };
  const answer = answerTo(context, last, 'TS-03');
  return answer && { words: 'TS-03 answers it.', evidence: [{ place: answer.place, format: SOLUTION_FORMAT }] };
}

function fixesOf({ service, to, path, how }: Promotion): readonly Fix[] {
  const last = path.at(-1);
  const soften = last === undefined || how === 'gating' ? [] : [itDoesNotWait(last)];
  return [...declareTierFixes(service, [to]), ...soften];
}
