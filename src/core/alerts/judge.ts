// Runs the checks over the rules of a workspace, and tells all that is known of the alerts of one service.
import type { AlertRule } from '../model/alert-rule';
import type { AlertSeverity } from '../model/alert-severity';
import type { Located } from '../model/place';
import type { Service } from '../model/service';
import { type BurnRate, burnRateOf } from './burn-rate/classify';
import type { AlertEstate, ReadRule } from './estate/estate';
import { ownerLabel } from './estate/owner';
import type { Flaw, HygieneCheck } from './hygiene';
import { HYGIENE_CHECKS } from './index';

/** What a check found; `rule` or `service` is what it is about. */
export interface HygieneResult {
  readonly check: HygieneCheck;
  readonly flaw: Flaw;
  readonly rule?: ReadRule;
  readonly service?: Service;
}

/** An alert of a service, with what reviews ask of it. */
export interface ServiceAlert {
  readonly rule: AlertRule;
  /** Absent where nobody knows the word of its label. */
  readonly severity?: AlertSeverity;
  /** Set where it watches how fast an error budget burns. */
  readonly burnRate?: BurnRate;
  /** As written, a placeholder too; the checks tell whether it is one. */
  readonly runbook?: Located<string>;
  readonly team?: Located<string>;
  readonly results: readonly HygieneResult[];
}

export interface ServiceAlerts {
  readonly alerts: readonly ServiceAlert[];
  /** What is wrong with them together. */
  readonly results: readonly HygieneResult[];
}

/** All that the checks say of one rule, whether it is new or not. */
export function hygieneOf(estate: AlertEstate, rule: ReadRule, checks = HYGIENE_CHECKS): readonly HygieneResult[] {
  return checks.flatMap((check) => {
    const ask = rule.rule.kind === 'alert' ? check.ofAlert : check.ofRecord;
    const flaw = ask?.(rule, estate);
    return flaw === undefined ? [] : [{ check, flaw, rule, ...(rule.service && { service: rule.service }) }];
  });
}

/** What one check says of the rules that are new or changed, and of the services. */
export function newFlaws(estate: AlertEstate, check: HygieneCheck): readonly HygieneResult[] {
  const { ofService } = check;
  const services = ofService === undefined ? [] : [...estate.graph.services.values()];
  return [
    ...estate.rules.filter(({ rule }) => estate.isNew(rule)).flatMap((rule) => hygieneOf(estate, rule, [check])),
    ...services.flatMap((service) => {
      const flaw = ofService?.(service, estate);
      return flaw === undefined ? [] : [{ check, flaw, service }];
    }),
  ];
}

/** The alerts of a service and all that the checks say of them, in the order of files and lines. */
export function alertsOf(estate: AlertEstate, service: Service): ServiceAlerts {
  return {
    alerts: estate.alertsOf(service.name).map((read): ServiceAlert => {
      const { rule, severity } = read;
      const burnRate = burnRateOf(rule);
      const runbook = rule.annotations.get('runbook_url') ?? rule.annotations.get('runbook');
      const team = ownerLabel(read);
      return {
        rule,
        ...(severity === undefined ? {} : { severity }),
        ...(burnRate === undefined ? {} : { burnRate }),
        ...(runbook === undefined ? {} : { runbook }),
        ...(team === undefined ? {} : { team }),
        results: hygieneOf(estate, read),
      };
    }),
    results: HYGIENE_CHECKS.flatMap((check) => {
      const flaw = check.ofService?.(service, estate);
      return flaw === undefined ? [] : [{ check, flaw, service }];
    }),
  };
}
