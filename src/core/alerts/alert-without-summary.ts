// AH-02: the message that people get says nothing but the name of the alert.
import { setFix } from './estate/fixes';
import { saysNothing } from './estate/placeholder';
import type { HygieneCheck } from './hygiene';

const TEXTS = ['summary', 'description', 'message'];

export const alertWithoutSummary: HygieneCheck = {
  id: 'alert-without-summary',
  code: 'AH-02',
  title: 'An alert has neither a summary nor a description',
  severity: 'warning',
  ofAlert: ({ rule }) =>
    TEXTS.some((key) => !saysNothing(rule.annotations.get(key)?.value ?? ''))
      ? undefined
      : {
          message: `${rule.name.value} has neither a summary nor a description: who gets it reads only its name.`,
          next: 'Write a summary: what users notice, and where.',
          place: rule.annotations.get('summary')?.place ?? rule.name.place,
          fixes: rule.annotations.has('summary')
            ? []
            : [
                setFix(
                  'Write a summary, to be filled in',
                  rule,
                  ['annotations', 'summary'],
                  '<what users notice, and where>',
                ),
              ],
        },
};
