// Where the manual of a rule lies: those about changes and those about alerts have a folder each.
import { HYGIENE_CHECKS } from '../../alerts/index';

const ABOUT_ALERTS: ReadonlySet<string> = new Set(HYGIENE_CHECKS.map(({ id }) => id));

/** The folder below `docs` with the page of a rule. */
export function manualFolder(rule: string): 'rules' | 'alerts' {
  return ABOUT_ALERTS.has(rule) ? 'alerts' : 'rules';
}
