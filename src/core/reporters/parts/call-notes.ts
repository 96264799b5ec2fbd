// What is said of the call that a finding is about, besides its message: its numbers, whom they reach, open questions.
import { reachLines } from '../../impact/effects';
import { type PrintedRow, rowsBeside } from '../../impact/rows';
import { minutesSentence, missingSloSentence } from '../../impact/sentence';
import { callShareSentence } from '../../impact/service-words';
import { rememberEach } from '../../catalog/remember';
import type { Graph } from '../../model/graph';
import type { Finding } from '../../model/finding';
import type { BeforeAfter, Impact } from '../../model/impact';
import type { Report } from '../../model/report';
import { openGates } from '../../solution/checklist';
import { formatPercent } from '../../units/percent';

/** One sentence an entry, text from files unescaped; empty where the finding is about no call. */
export function callNotes(finding: Finding, report: Report): readonly string[] {
  return [...numberNotes(finding, report), ...questionNotes(finding, report)];
}

/** Minutes, availability and what else the call uses, whom that reaches, or what the numbers need and do not have. */
export function numberNotes(finding: Finding, report: Report): readonly string[] {
  const impact = finding.call === undefined ? undefined : report.impacts.get(finding.call);
  if (impact === undefined) return [];
  if (report.baseline.kind === 'empty') return auditNotes(finding, report, impact);
  const minutes = fresh(finding, minutesSentence(impact)).map((text) => `error budget: ${text}`);
  return [...minutes, ...impactNotes(withoutTold(impact, finding)), ...fresh(finding, missingSloSentence(impact))];
}

/** What changes by the call, one number or one service or flow that it reaches an entry; empty where nothing is known to. */
export function impactNotes(impact: Impact): readonly string[] {
  return [
    ...availabilityNote(impact),
    ...rowsBeside(impact).map(rowNote),
    ...reachLines(impact).map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .replace(/\.$/, ''),
    ),
  ];
}

/** Callers further up that the message names with their objective are not named again. */
function withoutTold(impact: Impact, { message }: Finding): Impact {
  const upstream = impact.upstream.filter(
    ({ service, target }) => !message.includes(`${service} (${formatPercent(target)})`),
  );
  return { ...impact, upstream };
}

/** True where the call moves an objective, a flow or a caller further up, multiplies retries, or somebody gets too much. */
export function isCostly(impact: Impact): boolean {
  const { load, amplification } = impact;
  return (
    availabilityNote(impact).length > 0 ||
    reachLines(impact).length > 0 ||
    (amplification !== undefined && amplification.factor !== amplification.before) ||
    (load?.on ?? []).some(({ addedRps, utilisation }) => addedRps > 0 && (utilisation?.after ?? 0) > 1)
  );
}

/** `load on sms: 250 rps → 430 rps (limit 400 rps)` */
function rowNote({ label, before, after, target }: PrintedRow): string {
  const change = before === '' ? after : `${before} → ${after}`;
  return `${label}: ${change}${target === '' ? '' : ` (limit ${target})`}`;
}

/** Of an audit: what the callee may use, not what all dependencies of the caller take together. */
function auditNotes(finding: Finding, { head }: Report, impact: Impact): readonly string[] {
  const call = finding.call === undefined ? undefined : byKey(head).get(finding.call);
  return fresh(finding, (call && callShareSentence(call, impact)) ?? missingSloSentence(impact));
}

const byKey = rememberEach(({ calls }: Graph) => new Map(calls.map((call) => [call.key, call])));

function questionNotes(finding: Finding, report: Report): readonly string[] {
  const checklist = finding.call === undefined ? undefined : report.checklists.get(finding.call);
  return (checklist ? openGates(checklist) : []).map(({ id, question, staleBecause }) => {
    const why = staleBecause === undefined ? '' : ` (to be confirmed: ${staleBecause})`;
    return `open: ${id} ${question}${why}`;
  });
}

/** What the message of the finding does not say already. */
function fresh(finding: Finding, text: string | undefined): readonly string[] {
  return text === undefined || finding.message.toLowerCase().includes(text.toLowerCase()) ? [] : [text];
}

function availabilityNote({ counts, target, expected, ceiling }: Impact): readonly string[] {
  if (counts === 'no' || target === undefined) return [];
  const change = (name: string, ratios: BeforeAfter | undefined) =>
    ratios === undefined || ratios.before === ratios.after
      ? []
      : [`${name} ${formatPercent(ratios.before)} → ${formatPercent(ratios.after)}`];
  const changes = [...change('expected', expected), ...change('at best', ceiling)];
  return changes.length === 0 ? [] : [`availability: ${changes.join(', ')}; target ${formatPercent(target)}`];
}
