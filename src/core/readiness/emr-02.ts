// EMR-02: at any hour somebody is called, and somebody after them.
import { textAt } from '../artifacts/traced';
import type { Check, CheckContext, Verdict } from './check';
import { atDescriptors, inDescriptor, saidAt } from './judging/descriptors';
import { notKnown, passes } from './judging/verdict';

export const emr02: Check = {
  id: 'EMR-02',
  group: 'EMR',
  title: 'On-call rotation and escalation',
  why: 'An alert that reaches nobody is found by users; one that reaches somebody alone waits until they wake up.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Name the schedule (onCall) and whom it escalates to (owner.contact).',
  level: 'attest',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { service } = context;
  const schedule = saidAt(context, 'onCall').filter((value) => textAt(value) !== undefined);
  const contact = saidAt(context, 'owner', 'contact').filter((value) => textAt(value) !== undefined);
  const told = schedule.length > 0 || service.onCall !== undefined;
  const missing = [
    ...(told ? [] : ['who is on call (onCall)']),
    ...(contact.length > 0 || service.owner?.value.contact !== undefined
      ? []
      : ['whom that escalates to (owner.contact)']),
  ];
  if (missing.length > 0)
    return notKnown(`No file says ${missing.join(' and ')} for ${service.name}.`, atDescriptors(context));
  const places = inDescriptor(...[...schedule, ...contact].map(({ place }) => place));
  const described = places.length > 0 || service.catalogued === undefined ? places : [service.catalogued];
  return passes(
    `On call for ${service.name}: ${service.onCall ?? textAt(schedule[0]) ?? ''}; it escalates to ${service.owner?.value.contact ?? textAt(contact[0]) ?? ''}.`,
    described,
  );
}
