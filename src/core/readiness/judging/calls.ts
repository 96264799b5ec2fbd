// The calls that a service makes, as checks judge them.
import type { Call } from '../../model/call';
import type { Evidence } from '../../model/place';
import type { CheckContext, Verdict } from '../check';
import { listed } from '../../rules/judging/words';
import { atDescriptors } from './descriptors';
import { doesNotApply, notKnown } from './verdict';

/** What the service calls of others, by evidence that the config trusts; in the order of the graph. */
export function callsOf({ service, report, config }: CheckContext): readonly Call[] {
  return report.head.calls.filter(
    ({ from, to, grade }) =>
      from.service === service.name && to.service !== service.name && config.trust.includes(grade),
  );
}

/** Those without which it does not work, or, where nobody has said, perhaps does not. */
export function hardCallsOf(context: CheckContext): readonly Call[] {
  return callsOf(context).filter(({ criticality }) => criticality === 'hard');
}

/** The services that it cannot work without, each once. */
export function hardCalleesOf(context: CheckContext): readonly string[] {
  return [...new Set(hardCallsOf(context).map(({ to }) => to.service))];
}

/** `payments and sms`: whom the calls go to, each once. */
export function namesOf(calls: readonly Call[]): string {
  return listed([...new Set(calls.map(({ to }) => to.service))]);
}

/** Where each call is shown. */
export function atCalls(calls: readonly Call[]): readonly Evidence[] {
  return calls.flatMap(({ evidence }) => evidence.slice(0, 1));
}

/** Whoever describes a service and names no call says that it makes none; of others nobody knows. */
export function noCalls(context: CheckContext): Verdict {
  const { service } = context;
  return context.descriptors.length > 0
    ? doesNotApply(`The descriptor of ${service.name} names no call.`, atDescriptors(context))
    : notKnown(`No file says what ${service.name} calls.`);
}
