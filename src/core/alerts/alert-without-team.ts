// AH-04: nobody can route an alert that says for whom it is.
import { setFix } from './estate/fixes';
import { hasOwner } from './estate/owner';
import type { HygieneCheck } from './hygiene';

export const alertWithoutTeam: HygieneCheck = {
  id: 'alert-without-team',
  code: 'AH-04',
  title: 'No label says which team an alert is for',
  severity: 'warning',
  ofAlert: (alert, estate) => {
    const team = alert.service?.owner?.value.team;
    return hasOwner(alert, estate)
      ? undefined
      : {
          message: `No label says which team ${alert.rule.name.value} is for, so it cannot be routed to whoever can mend it.`,
          next: 'Write the label team, on the rule or its group.',
          place: alert.rule.name.place,
          fixes: team === undefined ? [] : [setFix(`Write team: ${team}`, alert.rule, ['labels', 'team'], team)],
        };
  },
};
