// What an alert asks of people: to get up now, to look during the day, or nothing.
import type { AlertRule } from '../../model/alert-rule';
import type { AlertSeverity } from '../../model/alert-severity';
import type { Located } from '../../model/place';

/** `page` and `ticket` are the two calls for a human of the SRE workbook; the other words are in common use. */
const WORDS: ReadonlyMap<string, AlertSeverity> = new Map([
  ['page', 'page'],
  ['critical', 'page'],
  ['ticket', 'ticket'],
  ['warning', 'ticket'],
  ['info', 'info'],
  ['none', 'info'],
]);
/** Sloth says there what its own label, which people set for their routing, may not say. */
const LABELS = ['severity', 'sloth_severity'];

/** The label by which people route: it is there, whatever it says. */
export function severityLabel({ labels }: AlertRule): Located<string> | undefined {
  return labels.get('severity') ?? labels.get('sloth_severity');
}

/** The class of an alert by its labels and the workspace's own words (they win); `undefined` where no word is known. */
export function alertSeverity(
  { labels }: AlertRule,
  own: ReadonlyMap<string, AlertSeverity> = new Map(),
): AlertSeverity | undefined {
  for (const label of LABELS) {
    const word = labels.get(label)?.value.trim().toLowerCase();
    const severity = word === undefined ? undefined : (own.get(word) ?? WORDS.get(word));
    if (severity !== undefined) return severity;
  }
  return undefined;
}
