// ARC-01: the service is in the catalogue, with a description and somebody who answers for it.
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';

export const arc01: Check = {
  id: 'ARC-01',
  group: 'ARC',
  title: 'Service is registered with description and owner',
  why: 'In an incident the first question is whose it is; a service that nobody registered is found by its failure.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'design',
  remedy: 'Write an sre.yaml (or a catalogue entry) with service, description and owner.',
  level: 'auto',
  verify,
};

function verify({ service, ownersOf }: CheckContext): Verdict {
  const { name, catalogued, description, owner } = service;
  const files = service.evidence.filter(({ format }) => format !== 'config' && format !== 'graph');
  const codeOwners = [...new Set(files.flatMap(({ place }) => ownersOf(place.file)))];
  const isOwned = owner !== undefined || codeOwners.length > 0;
  const described: readonly Evidence[] = catalogued === undefined ? files.slice(0, 1) : [catalogued];
  const missing = [
    ...(catalogued === undefined ? ['no catalogue entry'] : []),
    ...(description === undefined ? ['no description'] : []),
    ...(isOwned ? [] : ['no owner']),
  ];
  if (missing.length === 0) {
    const by = owner === undefined ? `${codeOwners.join(', ')} by CODEOWNERS` : owner.value.team;
    return { state: 'pass', message: `${name} is registered; its owner is ${by}.`, evidence: described };
  }
  return {
    state: 'fail',
    message: `${name} has ${missing.join(', ')}.`,
    evidence: described,
    fixes:
      catalogued === undefined
        ? [
            {
              title: `Create a descriptor for ${name}`,
              intent: { kind: 'create-descriptor', service: name, owners: codeOwners },
            },
          ]
        : [],
  };
}
