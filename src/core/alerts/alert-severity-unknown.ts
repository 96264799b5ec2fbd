// AH-03: nothing says whether an alert wakes somebody up.
import { ALERT_SEVERITIES } from '../model/alert-severity';
import { severityFix } from './estate/fixes';
import { severityLabel } from './estate/severity';
import type { HygieneCheck } from './hygiene';

const NEXT = 'Write severity: page, ticket or info.';

export const alertSeverityUnknown: HygieneCheck = {
  id: 'alert-severity-unknown',
  code: 'AH-03',
  title: 'The severity of an alert is missing, or a word that nobody knows',
  severity: 'error',
  ofAlert: ({ rule, severity }) => {
    if (severity !== undefined) return undefined;
    const label = severityLabel(rule);
    if (label === undefined || label.value === '')
      return {
        message: `${rule.name.value} has no severity: nothing says whether it wakes somebody up.`,
        next: NEXT,
        place: label?.place ?? rule.name.place,
        fixes: ALERT_SEVERITIES.map((one) => severityFix(rule, one)),
      };
    // A template may become any word.
    if (label.value.includes('{{')) return undefined;
    return {
      message: `Nobody knows what severity "${label.value}" asks of people: page, ticket or info.`,
      next: `Write one of them, or say in .sre/config.yaml what it means: severities: { ${label.value}: page }.`,
      place: label.place,
      fixes: ALERT_SEVERITIES.map((one) => ({
        title: `Say in .sre/config.yaml that "${label.value}" means ${one}`,
        intent: { kind: 'set-config', path: ['severities', label.value.toLowerCase()], value: one },
      })),
    };
  },
};
