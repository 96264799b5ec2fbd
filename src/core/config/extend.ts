// `extends:` of the config: what a config of the platform says first holds for this one too.
import type { Config, LiveConfig } from '../model/config';
import type { Located, Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { SyntaxFile } from '../syntax/node';
import { joinById } from './judging';
import { unknownChecks } from './known-checks';
import { readConfig } from './read';

/** Files that a config may build on, the first one not counted (ours): a longer chain is nobody's intention. */
const MOST_FILES = 5;

export interface ConfigFiles {
  /** Where a reference in `file` leads: a file of the workspace, or why it may not be followed, as the end of a sentence. */
  readonly reach: (file: string, reference: string) => { readonly file: string } | { readonly refused: string };
  /** The syntax of a file; `undefined` if it is not there or cannot be read. */
  readonly load: (file: string) => SyntaxFile | undefined;
}

export interface ExtendedConfig {
  readonly config: Config;
  /** Of the file itself and of those that it extends, syntax problems of the latter included. */
  readonly problems: readonly Problem[];
  /** The other files that took part, missing ones included. */
  readonly uses: readonly string[];
  /** False while one of the other files has syntax errors. */
  readonly complete: boolean;
}

/**
 * Reads a config and those that it extends, one after another. What this file says wins, key by key; lists are joined.
 * A file that is missing, outside of the workspace, in a circle or too far down the chain is told at its place
 * (`bad-extends`, an error: the line that says who is core may be in it).
 */
export function readExtendedConfig(syntax: SyntaxFile, files: ConfigFiles): ExtendedConfig {
  const first = readConfig(syntax);
  const problems: Problem[] = [...first.problems];
  const uses: string[] = [];
  const chain: Config[] = [first.config];
  let complete = true;
  let next = first.extended;
  while (next !== undefined) {
    const { file, why } = follow(files, next, [syntax.file, ...uses], chain.length);
    if (file !== undefined && file !== syntax.file) uses.push(file);
    const found = file === undefined || why !== undefined ? undefined : files.load(file);
    if (found === undefined) {
      problems.push(badExtends(next, why ?? 'it is not there, or cannot be read'));
      if (first.extended !== undefined && next !== first.extended)
        problems.push(spoiled(first.extended, next.place.file, next.place));
      break;
    }
    const read = readConfig(found);
    const own = [...found.problems, ...read.problems];
    problems.push(...own);
    if (own.some(spoils) && first.extended !== undefined)
      problems.push(spoiled(first.extended, found.file, own.find(spoils)?.place));
    complete &&= found.complete;
    chain.push(read.config);
    next = read.extended;
  }
  const config = chain.reduceRight((below, above) => mergeConfigs(below, above));
  return {
    config: { ...config, file: syntax.file },
    problems: [...problems, ...unknownChecks(config)],
    uses,
    complete,
  };
}

function follow(
  { reach }: ConfigFiles,
  { value, place }: Located<string>,
  seen: readonly string[],
  depth: number,
): { readonly file?: string; readonly why?: string } {
  const reached = reach(place.file, value);
  if ('refused' in reached) return { why: reached.refused };
  const { file } = reached;
  if (seen.includes(file)) return { file, why: 'the files extend one another in a circle' };
  if (depth > MOST_FILES) return { file, why: `more than ${MOST_FILES} files extend one another` };
  return { file };
}

function badExtends({ value, place }: Located<string>, why: string): Problem {
  const message = `"${value}" is not read, and nothing that it says holds: ${why}.`;
  return { code: 'bad-extends', message, place, severity: 'error' };
}

function spoils({ code, severity }: Problem): boolean {
  return severity === 'error' || code === 'syntax-error' || code === 'duplicate-key';
}

function spoiled({ place }: Located<string>, file: string, at: Place | undefined): Problem {
  const where = at === undefined ? file : `${file}:${at.line}`;
  const message = `${where} is broken, so what it says may be half read. Mend it.`;
  return { code: 'bad-extends', message, place, severity: 'error' };
}

/** What `above` says wins, key by key; the lists of both are joined. */
function mergeConfigs(below: Config, above: Config): Config {
  const others = above.others ?? below.others;
  const tierScale = above.tierScale ?? below.tierScale;
  const baseline = above.baseline ?? below.baseline;
  const live = mergeLive(below.live, above.live);
  const profile = above.profile ?? below.profile;
  const liveness = above.liveness ?? below.liveness;
  const says = (field: string) => above.places.has(field);
  return {
    tiers: new Map([...below.tiers, ...above.tiers]),
    ...(others === undefined ? {} : { others }),
    ...(tierScale === undefined ? {} : { tierScale }),
    tierKeys: [...new Set([...above.tierKeys, ...below.tierKeys])],
    lifecycles: new Map([...below.lifecycles, ...above.lifecycles]),
    ...(baseline === undefined ? {} : { baseline }),
    onboarding: says('onboarding') ? above.onboarding : below.onboarding,
    rules: new Map([...below.rules, ...above.rules]),
    thresholds: { ...below.thresholds, ...above.thresholds },
    severities: new Map([...below.severities, ...above.severities]),
    trust: says('trust') ? above.trust : below.trust,
    notCalls: [...above.notCalls, ...below.notCalls],
    waivers: [...above.waivers, ...below.waivers],
    questions: joinById(above.questions, below.questions),
    checks: joinById(above.checks, below.checks),
    ...(live === undefined ? {} : { live }),
    ...(profile === undefined ? {} : { profile }),
    ...(liveness === undefined ? {} : { liveness }),
    places: new Map([...below.places, ...above.places]),
  };
}

function mergeLive(below: LiveConfig | undefined, above: LiveConfig | undefined): LiveConfig | undefined {
  if (below === undefined || above === undefined) return above ?? below;
  return {
    ...below,
    ...above,
    queries: new Map([...below.queries, ...above.queries]),
    services: new Map([...below.services, ...above.services]),
  };
}
