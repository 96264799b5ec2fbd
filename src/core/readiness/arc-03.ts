// ARC-03: everybody can see in which part of its life a service is.
import type { Check, CheckContext, Verdict } from './check';
import { saidOf } from './judging/service-evidence';
import { fails, passes } from './judging/verdict';

export const arc03: Check = {
  id: 'ARC-03',
  group: 'ARC',
  title: 'Lifecycle stage declared',
  why: 'Callers build on what they take for ready; a service in development or at its end must not look like one that is.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'design',
  remedy: 'Write lifecycle into the sre.yaml: design, development, limited, ga, deprecated or retired.',
  level: 'auto',
  verify,
};

function verify({ service, descriptors }: CheckContext): Verdict {
  const { lifecycle, evidence, name } = service;
  if (lifecycle !== undefined)
    return passes(`${name} is declared ${lifecycle.value}.`, saidOf(service, lifecycle.place));
  const fixes = descriptors.slice(0, 1).flatMap(({ value: { place } }) =>
    ['development', 'limited', 'ga'].map((value) => ({
      title: `Declare ${name} ${value}`,
      intent: { kind: 'set-entry', place, path: ['lifecycle'], value } as const,
    })),
  );
  return fails(`Nobody declares the lifecycle of ${name}.`, evidence.slice(0, 1), fixes);
}
