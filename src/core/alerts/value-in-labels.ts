// AH-11: a label that changes with each value makes a new alert each time.
import type { HygieneCheck } from './hygiene';

const VALUE = /\{\{[^}]*(?:\$value\b|\.Value\b)/;

export const valueInLabels: HygieneCheck = {
  id: 'value-in-labels',
  code: 'AH-11',
  title: 'The value of an alert stands in its labels',
  severity: 'error',
  ofAlert: ({ rule }) => {
    const found = [...rule.labels].find(([, { value }]) => VALUE.test(value));
    if (found === undefined) return undefined;
    const [label, { place }] = found;
    return {
      message: `The label ${label} holds the value: each evaluation is a new alert, which never gets through a for and is sent again and again.`,
      next: 'Put the value into an annotation.',
      place,
    };
  },
};
