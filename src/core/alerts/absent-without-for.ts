// AH-10: one scrape that is missing calls somebody.
import { formatDuration, showDuration } from '../units/duration';
import { setFix } from './estate/fixes';
import type { HygieneCheck } from './hygiene';
import { absentIn } from './promql/absent';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

/** One scrape may always be lost. */
const SCRAPES = 2;
const FIVE_MINUTES_MS = 300_000;

export const absentWithoutFor: HygieneCheck = {
  id: 'absent-without-for',
  code: 'AH-10',
  title: 'absent() without a for of two scrapes',
  severity: 'warning',
  ofAlert: ({ rule }, { config }) => {
    const { expression } = parseExpression(rule.expr);
    const absent = expression && absentIn(expression);
    if (absent === undefined) return undefined;
    const waits = rule.for?.value ?? 0;
    const { scrapeInterval = 0 } = config.thresholds;
    if (waits > 0 && waits >= SCRAPES * scrapeInterval) return undefined;
    const enough = formatDuration(Math.max(FIVE_MINUTES_MS, SCRAPES * scrapeInterval));
    return {
      message:
        waits === 0
          ? `absent() without a for: ${rule.name.value} fires whenever Prometheus restarts or one scrape is lost.`
          : `absent() with a for of ${showDuration(waits)}, and a scrape each ${showDuration(scrapeInterval)}: one lost scrape fires ${rule.name.value}.`,
      next: `Write for: ${enough}.`,
      fixes: [setFix(`Write for: ${enough}`, rule, ['for'], enough)],
      place: waits === 0 ? placeIn(rule.expr, absent.at) : (rule.for?.place ?? rule.name.place),
    };
  },
};
