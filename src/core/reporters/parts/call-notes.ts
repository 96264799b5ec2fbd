// What is said of the call that a finding is about, besides its message: minutes, availability, open questions.
import { minutesSentence, missingSloSentence } from '../../impact/sentence';
import type { Finding } from '../../model/finding';
import type { BeforeAfter, Impact } from '../../model/impact';
import type { Report } from '../../model/report';
import { openGates } from '../../solution/checklist';
import { formatPercent } from '../../units/percent';

/** One sentence an entry, text from files unescaped; empty where the finding is about no call. */
export function callNotes(finding: Finding, report: Report): readonly string[] {
  return [...numberNotes(finding, report), ...questionNotes(finding, report)];
}

/** Minutes and availability, or what they need and do not have. */
export function numberNotes(finding: Finding, report: Report): readonly string[] {
  const impact = finding.call === undefined ? undefined : report.impacts.get(finding.call);
  if (impact === undefined) return [];
  const minutes = fresh(finding, minutesSentence(impact)).map((text) => `error budget: ${text}`);
  return [...minutes, ...availabilityNote(impact), ...fresh(finding, missingSloSentence(impact))];
}

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
