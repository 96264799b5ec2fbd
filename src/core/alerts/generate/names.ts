// The names of what is generated: series, alerts, durations.
import type { AlertDraft } from './draft';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const;

/** 300000 → `5m`: whole units of Prometheus. */
export function windowName(ms: number): string {
  const [unit, size] = UNITS.find(([, one]) => ms >= one && ms % one === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}

/** `slo:errors_per_request:ratio_rate5m`: one name for all services, told apart by their labels. */
export function seriesName(windowMs: number): string {
  return `slo:errors_per_request:ratio_rate${windowName(windowMs)}`;
}

/** The matchers of one objective's series. */
export function seriesMatchers({ service, slo }: AlertDraft): string {
  return `{service=${JSON.stringify(service)}, slo=${JSON.stringify(slo.id)}}`;
}

/** `notifications-sms`, `availability` → `NotificationsSmsAvailabilityBudgetBurn`. */
export function alertName({ service, slo }: AlertDraft): string {
  return `${pascal(service)}${pascal(slo.id)}BudgetBurn`;
}

function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Every window, the shortest first, each once. */
export function windowsOf({ rows }: AlertDraft): readonly number[] {
  return [...new Set(rows.flatMap(({ shortMs, longMs }) => [shortMs, longMs]))].sort((a, b) => a - b);
}
