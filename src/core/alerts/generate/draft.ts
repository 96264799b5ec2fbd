// Burn-rate alerts of an objective, worked out: windows, burn rates and limits by the length of its period.
import { burnFromBudget } from '../../impact/formulas/burn-rate';
import type { Service } from '../../model/service';
import type { Slo } from '../../model/slo';
import { withoutNoise } from '../../units/noise';
import { BURN_ROWS, type BurnRow, WEEKLY_ROWS } from '../burn-rate/table';

/** What is counted. Nobody knows the metrics of a service but its people: what they do not say is the usual name. */
export interface Indicator {
  /** A counter of requests; of a latency objective the histogram, without `_bucket`. */
  readonly metric: string;
  /** Label matchers that choose the service: `service="payments"`. */
  readonly selector: string;
  /** Further matchers that choose what went wrong: `code=~"5.."`. Not used for latency. */
  readonly errors: string;
}

export interface AlertDraft {
  readonly service: string;
  readonly slo: Slo;
  readonly indicator: Indicator;
  /** Who gets the alerts; a placeholder where nobody knows. */
  readonly team: string;
  /** The address of the first steps; a placeholder where nobody knows. */
  readonly runbook: string;
  /** Share of the budget, windows, burn rate: the fastest first. */
  readonly rows: readonly DraftRow[];
  /** Rows that can never fire: more than all requests would have to fail. */
  readonly left: readonly DraftRow[];
}

export interface DraftRow extends BurnRow {
  readonly burn: number;
}

export interface Asked {
  readonly indicator?: Partial<Indicator>;
  readonly team?: string;
  readonly runbook?: string;
}

/** Below two weeks 2 % of the budget is less than an hour's share: other shares are in use. */
const SHORT_PERIOD_DAYS = 15;
const HOUR_MS = 3_600_000;

export const TEAM_PLACEHOLDER = '<team>';
export const RUNBOOK_PLACEHOLDER = '<address of the first steps>';

/** Takes a service, one of its objectives and what a person said; gives the alerts. The objective leaves a budget (target below 1). */
export function draftAlerts({ name, owner }: Service, slo: Slo, asked: Asked): AlertDraft {
  const rows = (slo.windowDays < SHORT_PERIOD_DAYS ? WEEKLY_ROWS : BURN_ROWS).map((row): DraftRow => {
    const burn = burnFromBudget(row.share, slo.windowDays * 24, row.longMs / HOUR_MS) ?? 0;
    return { ...row, burn: withoutNoise(Number(burn.toPrecision(6)), 9) };
  });
  const budget = budgetOf(slo);
  return {
    service: name,
    slo,
    indicator: { ...usualIndicator(name, slo), ...asked.indicator },
    team: asked.team ?? owner?.value.team ?? TEAM_PLACEHOLDER,
    runbook: asked.runbook ?? RUNBOOK_PLACEHOLDER,
    rows: rows.filter(({ burn }) => burn * budget < 1),
    left: rows.filter(({ burn }) => burn * budget >= 1),
  };
}

/** 1 − target, as it is written. */
export function budgetOf({ target }: Slo): number {
  return withoutNoise(1 - target, 12);
}

/** The names of the naming rules of Prometheus. */
function usualIndicator(service: string, { type }: Slo): Indicator {
  return {
    metric: type === 'latency' ? 'http_request_duration_seconds' : 'http_requests_total',
    selector: `service=${JSON.stringify(service)}`,
    errors: 'code=~"5.."',
  };
}
