// F-18: a service that users depend on has no owner, or nobody is on call for it.
import { coreServices } from '../graph/core';
import type { Fix } from '../model/edit';
import type { Graph, Promotion } from '../model/graph';
import type { Place } from '../model/place';
import { isOurs, type Service } from '../model/service';
import type { Tier } from '../model/tier';
import { placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const missingOwner: WorkspaceRule = {
  id: 'missing-owner',
  code: 'F-18',
  title: 'A core service has no owner or nobody on call',
  severity: 'error',
  on: 'workspace',
  check,
};

type OwnersOf = RuleContext['ownersOf'];

interface Missing {
  readonly owner: boolean;
  readonly onCall: boolean;
}

/** Core services, declared or in effect, where the branch made them core or took the owner away; an audit tells all. */
function check(context: RuleContext): readonly Verdict[] {
  const { head, before, changes, audit, ownersOf, ownersBefore = ownersOf } = context;
  const earlier = new Map(changes.services.map(({ it, before: old }) => [it.name, old]));
  return [...coreServices(head)].flatMap((name) => {
    const service = head.services.get(name);
    if (service === undefined || !isOurs(service)) return [];
    // It is what it was, and so is whoever owns its files.
    if (
      audit !== true &&
      ownersBefore === ownersOf &&
      before.services.get(service.name) === service &&
      isCore(before, service)
    )
      return [];
    const lacks = missing(service, ownersOf);
    if (lacks === undefined) return [];
    const old = earlier.has(service.name) ? earlier.get(service.name) : before.services.get(service.name);
    if (audit !== true && old !== undefined && isCore(before, old) && !isWorse(lacks, missing(old, ownersBefore)))
      return [];
    return verdictOf(context, service, lacks);
  });
}

function isCore(graph: Graph, { name }: Service): boolean {
  return graph.tiers.get(name)?.tier === 'core';
}

/** What nobody says; CODEOWNERS of the files that describe the service name an owner too. */
function missing(service: Service, ownersOf: OwnersOf): Missing | undefined {
  const owner = service.owner === undefined && codeOwners(service, ownersOf).length === 0;
  const onCall = service.onCall === undefined;
  return owner || onCall ? { owner, onCall } : undefined;
}

function isWorse(now: Missing, old: Missing | undefined): boolean {
  return (now.owner && old?.owner !== true) || (now.onCall && old?.onCall !== true);
}

/** Whose the file is that describes the service best; of the config that names its tier nobody is its owner. */
function codeOwners({ evidence }: Service, ownersOf: OwnersOf): readonly string[] {
  const described = evidence.find(({ format }) => format !== 'config' && format !== 'graph');
  return described === undefined ? [] : (ownersOf?.(described.place.file) ?? []);
}

function verdictOf(context: RuleContext, service: Service, lacks: Missing): readonly Verdict[] {
  const { head, changes, audit } = context;
  const { name, tier } = service;
  const because = head.tiers.get(name)?.because;
  const fresh = new Set(changes.calls.map(({ it }) => it.key));
  const cause = audit === true ? undefined : because?.path.findLast((step) => fresh.has(step.key));
  const place = cause === undefined ? homeOf(service) : placeOf(cause);
  // Who makes a call that promotes is not to blame for what this workspace keeps in no file.
  const told = cause === undefined ? lacks : keptOf(context, lacks);
  if (place === undefined || !(told.owner || told.onCall)) return [];
  const owners = service.owner === undefined ? codeOwners(service, context.ownersOf) : [];
  const named = owners.length === 0 ? '' : ` Its owner by CODEOWNERS is ${owners.join(', ')}.`;
  return [
    {
      severity: told.owner && cause === undefined ? 'error' : 'warning',
      message: `${name} ${isCoreNow(tier.declared, because)}, but ${words(told)}.${named}`,
      next: told.owner
        ? `Write into the sre.yaml of ${name} who owns it${told.onCall ? ' and who is on call' : ''}.`
        : `Write into the sre.yaml of ${name} who is on call (onCall).`,
      place,
      about: name,
      service: name,
      ...(cause === undefined ? {} : { call: cause.key }),
      fixes: ownerFixes(name, owners),
    },
  ];
}

/** What is missing here while other services of the workspace say it. */
function keptOf({ head }: RuleContext, { owner, onCall }: Missing): Missing {
  const services = [...head.services.values()];
  return {
    owner: owner && services.some((one) => one.owner !== undefined),
    onCall: onCall && services.some((one) => one.onCall !== undefined),
  };
}

function isCoreNow(declared: Tier, because: Promotion | undefined): string {
  return declared === 'core' || because === undefined ? 'is core' : `is core because ${because.flow} waits for it`;
}

/** Nobody may have written it down: that is all that is known. */
function words({ owner, onCall }: Missing): string {
  if (owner && onCall) return 'no file here says who owns it or who is on call for it';
  return owner ? 'no file here says who owns it' : 'no file here says who is on call for it';
}

function homeOf({ evidence, tier }: Service): Place | undefined {
  return evidence.find(({ format }) => format !== 'graph')?.place ?? tier.place;
}

/** Where CODEOWNERS names one team, it can be written down. */
function ownerFixes(service: string, owners: readonly string[]): readonly Fix[] {
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) return [];
  const team = owner.replace(/^@/, '').replace(/^[^/@]+\//, '');
  return [{ title: `Write down that ${team} owns ${service}`, intent: { kind: 'set-owner', service, team } }];
}
