// What an alert asks of people: a page wakes somebody up, a ticket waits for the day, an info asks nothing.

export const ALERT_SEVERITIES = ['page', 'ticket', 'info'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];
