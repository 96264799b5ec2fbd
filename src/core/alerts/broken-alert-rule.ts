// AH-23: Prometheus does not load the file, or the message breaks when it is sent.
import type { ReadRule } from './estate/estate';
import type { Flaw, HygieneCheck } from './hygiene';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';
import { templateFault } from './template/fault';

export const brokenAlertRule: HygieneCheck = {
  id: 'broken-alert-rule',
  code: 'AH-23',
  title: 'The expression or a template of a rule is broken',
  severity: 'error',
  always: true,
  ofAlert: (alert) => ofExpression(alert) ?? ofTemplates(alert),
  ofRecord: ofExpression,
};

function ofExpression({ rule }: ReadRule): Flaw | undefined {
  const [fault] = parseExpression(rule.expr).faults;
  if (fault === undefined) return undefined;
  return {
    message: `${fault.message} ${fault.late ? 'The rule fails at each evaluation.' : 'Prometheus does not load a file with such a rule.'}`,
    place: placeIn(rule.expr, fault.at),
  };
}

function ofTemplates({ rule }: ReadRule): Flaw | undefined {
  for (const [key, { value, place }] of [...rule.labels, ...rule.annotations]) {
    const fault = templateFault(value);
    if (fault !== undefined) return { message: `The template of ${key} is broken: ${fault}`, place };
  }
  return undefined;
}
