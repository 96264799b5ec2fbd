// The report as SARIF 2.1.0, for code scanning and for the viewers of editors and CI servers.
import type { Invocation, Log, Result, Suppression } from 'sarif';
import type { Finding } from '../model/finding';
import type { Report } from '../model/report';
import type { Json } from '../model/service';
import type { Waiver } from '../model/waiver';
import { ALL_RULES } from '../rules/judging/alert-rules';
import { findingNotes } from './parts/finding-text';
import { baselineName } from './parts/headline';
import { impactValue } from './parts/impact-values';
import { said } from './parts/json-values';
import { practiceOffText } from './parts/practice-off';
import { sarifLocation, sarifText } from './parts/sarif-location';
import { SARIF_LEVELS, sarifLog, sarifRules } from './parts/sarif-rules';
import { terminalText } from './parts/terminal-text';
import type { Reporter, RenderOptions } from './reporter';

export const sarif: Reporter = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  render: (report, options) => `${JSON.stringify(log(report, options), null, 2)}\n`,
};

function log(report: Report, options: RenderOptions): Log {
  return sarifLog(
    {
      rules: sarifRules(options),
      category: 'sre-lens/',
      invocation: invocation(report, options),
      results: report.findings.map((finding) => result(finding, report, options)),
      properties: { baseline: terminalText(baselineName(report.baseline)) },
    },
    options,
  );
}

function result(finding: Finding, report: Report, options: RenderOptions): Result {
  const index = ALL_RULES.findIndex(({ id }) => id === finding.rule);
  const text = [finding.message, ...findingNotes(finding, report)].map(sarifText).join('\n');
  return {
    ruleId: finding.rule,
    ...(index >= 0 && { ruleIndex: index }),
    level: SARIF_LEVELS[finding.severity],
    message: { text },
    locations: [sarifLocation(finding.place, options)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ message, place }, id) => ({
        id,
        ...sarifLocation(place, options),
        message: { text: sarifText(message) },
      })),
    }),
    partialFingerprints: { 'sreLens/v1': finding.fingerprint },
    ...(finding.waived !== undefined && { suppressions: [suppression(finding, finding.waived, options)] }),
    properties: {
      code: finding.code,
      ...(finding.call !== undefined && { call: terminalText(finding.call) }),
      ...numbersOf(finding, report),
      ...(finding.service !== undefined && { service: terminalText(finding.service) }),
    },
  };
}

/** The numbers of the call as data; names of services are in the message. */
function numbersOf({ call }: Finding, { impacts, changes }: Report): { readonly [key: string]: Json } {
  const impact = call === undefined ? undefined : impacts.get(call);
  const change = changes.calls.find(({ it }) => it.key === call);
  if (impact?.target === undefined || change === undefined) return {};
  const { availability, minutes } = impactValue(change, impact);
  return said({ availability, minutes });
}

function suppression(finding: Finding, waiver: Waiver, options: RenderOptions): Suppression {
  const { reason, approver, expires, place } = waiver;
  return {
    kind: place.file === finding.place.file ? 'inSource' : 'external',
    status: 'accepted',
    justification: terminalText(`${reason} (by ${approver}, until ${expires})`),
    location: sarifLocation(place, options),
  };
}

/** What could not be read or judged. A baseline that is not known makes the list of results an unknown, not an empty one. */
function invocation({ baseline, problems, off }: Report, options: RenderOptions): Invocation {
  const next = baseline.kind === 'unknown' && baseline.remedy !== undefined ? ` Next: ${baseline.remedy}` : '';
  const unknown =
    baseline.kind === 'unknown'
      ? [
          {
            descriptor: { id: 'baseline-unknown' },
            level: 'error' as const,
            message: {
              text: sarifText(`The baseline is unknown: what is new cannot be told. ${baseline.reason}${next}`),
            },
          },
        ]
      : [];
  const notifications = problems.map(({ code, severity, message, place }) => ({
    descriptor: { id: code },
    level: SARIF_LEVELS[severity],
    message: { text: sarifText(message) },
    ...(place !== undefined && { locations: [sarifLocation(place, options)] }),
  }));
  const silent = off.map((one) => ({
    descriptor: { id: 'practice-off' },
    level: 'note' as const,
    message: { text: sarifText(practiceOffText(one)) },
    locations: [sarifLocation(one.place, options)],
  }));
  return { executionSuccessful: true, toolExecutionNotifications: [...unknown, ...silent, ...notifications] };
}
