// Which services a review is about: named, of a folder, of a squad, of a tier.
import type { Problem } from '../../model/problem';
import { isNamed, type Service } from '../../model/service';
import type { Tier } from '../../model/tier';

/** What is given narrows; absent = no limit. */
export interface Selection {
  /** Names or aliases. */
  readonly services?: readonly string[];
  /** Described by a file of this folder, relative to the root with `/`. */
  readonly folder?: string;
  /** Of this squad or team. */
  readonly squad?: string;
  /** Of this effective tier. */
  readonly tier?: Tier;
}

export interface Selected {
  readonly services: readonly Service[];
  /** Names that nobody has, and limits that leave nothing. */
  readonly problems: readonly Problem[];
}

/** Takes the services that can be reviewed and the effective tier of each. */
export function select(
  all: readonly Service[],
  byName: ReadonlyMap<string, Service>,
  tierOf: (service: string) => Tier,
  selection: Selection,
): Selected {
  const { services: names, folder, squad, tier } = selection;
  const strangers = (names ?? []).filter((one) => !all.some(({ name }) => isNamed(byName, name, one)));
  const services = all.filter(
    (service) =>
      (names === undefined || names.some((one) => isNamed(byName, service.name, one))) &&
      (folder === undefined || liesIn(service, folder)) &&
      (squad === undefined || isOf(service, squad)) &&
      (tier === undefined || tierOf(service.name) === tier),
  );
  const problems = strangers.map((name) =>
    problem('unknown-service', `No service of this workspace is called ${name}.`),
  );
  const isNarrowed = names !== undefined || folder !== undefined || squad !== undefined || tier !== undefined;
  if (problems.length > 0 || services.length > 0 || !isNarrowed) return { services, problems };
  return { services, problems: [problem('nothing-selected', `No service ${limitsText(selection)} was found.`)] };
}

/** The root folder (empty) holds all. */
function liesIn({ evidence }: Service, folder: string): boolean {
  return folder === '' || evidence.some(({ place }) => place.file.startsWith(`${folder}/`));
}

function isOf({ owner }: Service, squad: string): boolean {
  return owner !== undefined && [owner.value.squad, owner.value.team].includes(squad);
}

function limitsText({ services, folder, squad, tier }: Selection): string {
  const limits = [
    ...(services === undefined ? [] : [`called ${services.join(' or ')}`]),
    ...(folder === undefined ? [] : [`in ${folder === '' ? 'this folder' : folder}`]),
    ...(squad === undefined ? [] : [`of ${squad}`]),
    ...(tier === undefined ? [] : [`of tier ${tier}`]),
  ];
  return limits.join(', ');
}

function problem(code: string, message: string): Problem {
  return { code, message, severity: 'error' };
}
