// Reads `.sre/config.yaml`.
import { type Config, LIVENESS_POLICIES, OTHERS_FIELD } from '../model/config';
import type { Located, Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { MapNode, SyntaxFile } from '../syntax/node';
import { type FieldContext, isEmpty, readText, readTexts, readWord, tell, tellUnknownFields } from './fields';
import { readLive } from './live';
import { nearestWord } from './nearest';
import { readNotCalls } from './not-calls';
import { readOwnChecks } from './own-checks';
import { readProfile } from './profile';
import { readQuestions } from './questions';
import { readRules } from './rules';
import { readSeverities } from './severities';
import { readThresholds } from './thresholds';
import { readLifecycles, readTierScale, readTiers } from './tiers';
import { readWaivers } from './waivers';

/** The config of a workspace that has none: nothing is declared, what is written down or configured is judged. */
export const DEFAULT_CONFIG: Config = {
  tiers: new Map(),
  tierKeys: [],
  lifecycles: new Map(),
  onboarding: 'gradual',
  rules: new Map(),
  thresholds: {},
  severities: new Map(),
  trust: ['declared', 'configured'],
  notCalls: [],
  waivers: [],
  questions: [],
  checks: [],
  places: new Map(),
};

/** Every field of the format. */
const FIELDS = [
  'sre-config',
  'tiers',
  'tierScale',
  'tierKeys',
  'lifecycles',
  'baseline',
  'onboarding',
  'rules',
  'thresholds',
  'trust',
  'profile',
  'liveness',
  'checks',
  'questions',
  'waivers',
  'severities',
  'extends',
  'notCalls',
  'live',
] as const;

const GRADES = ['declared', 'configured', 'allowed', 'coded', 'observed', 'inferred'] as const;

export interface ReadConfig {
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** The file that `extends:` names, as written. */
  readonly extended?: Located<string>;
}

/**
 * Takes the syntax of a config file; gives the config that it writes itself, with the default for whatever is absent or
 * wrong, and a problem with its place for everything wrong or unknown. Syntax problems stay with the syntax file.
 */
export function readConfig(syntax: SyntaxFile): ReadConfig {
  const context = { place: syntax.place, problems: [] as Problem[] };
  const [root, second] = syntax.roots;
  if (second !== undefined) {
    tell(
      context,
      'extra-document',
      second.span,
      'The config is one YAML document; what stands behind "---" was not read.',
    );
  }
  if (root === undefined || isEmpty(root))
    return { config: { ...DEFAULT_CONFIG, file: syntax.file }, problems: context.problems };
  if (root.kind !== 'map') {
    tell(context, 'bad-value', root.span, 'The config is a map of fields, such as "tiers:".', 'error');
    return { config: { ...DEFAULT_CONFIG, file: syntax.file }, problems: context.problems };
  }
  tellUnknownFields(context, root, FIELDS, 'the config', tellMisspeltTiers(context, root));
  tellVersion(context, root);
  const config = { ...readFields(context, root), file: syntax.file };
  const extended = readExtends(context, root);
  return { config, problems: context.problems, ...(extended === undefined ? {} : { extended }) };
}

function readExtends(context: FieldContext, root: MapNode): Located<string> | undefined {
  const entry = root.entry('extends');
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const value = entry.value.kind === 'scalar' ? entry.value.text.trim() : '';
  if (value !== '') return { value, place: context.place(entry.value.span) };
  const message = '"extends" is the path of one file: ../platform/sre-config.yaml. Nothing was read there.';
  tell(context, 'bad-extends', entry.value.span, message, 'error');
  return undefined;
}

function readFields(context: FieldContext, root: MapNode): Config {
  const { tiers, others } = readTiers(context, root.entry('tiers'));
  const tierScale = readTierScale(context, root.entry('tierScale'));
  const baseline = readText(context, root.entry('baseline'));
  const live = readLive(context, root.entry('live'));
  const profile = readProfile(context, root.entry('profile'));
  const liveness = readWord(context, root.entry('liveness'), LIVENESS_POLICIES);
  return {
    tiers,
    ...(others === undefined ? {} : { others }),
    ...(tierScale === undefined ? {} : { tierScale }),
    tierKeys: readTexts(context, root.entry('tierKeys'), '["acme.com/service-tier"]').map(({ text }) => text),
    lifecycles: readLifecycles(context, root.entry('lifecycles')),
    ...(baseline === undefined ? {} : { baseline }),
    onboarding: readWord(context, root.entry('onboarding'), ['gradual', 'all']) ?? DEFAULT_CONFIG.onboarding,
    rules: readRules(context, root.entry('rules')),
    thresholds: readThresholds(context, root.entry('thresholds')),
    severities: readSeverities(context, root.entry('severities')),
    trust: readTrust(context, root),
    notCalls: readNotCalls(context, root.entry('notCalls')),
    waivers: readWaivers(context, root.entry('waivers')),
    questions: readQuestions(context, root.entry('questions')),
    checks: readOwnChecks(context, root.entry('checks')),
    ...(live === undefined ? {} : { live }),
    ...(profile === undefined ? {} : { profile }),
    ...(liveness === undefined ? {} : { liveness }),
    places: placesOf(context, root),
  };
}

/** A field whose value is not written yet says nothing. */
function placesOf(context: FieldContext, root: MapNode): ReadonlyMap<string, Place> {
  const tiers = root.get('tiers');
  const others = tiers?.kind === 'map' ? tiers.entry('others') : undefined;
  const places = new Map<string, Place>();
  for (const { key, value, span } of root.entries) if (!isEmpty(value)) places.set(key, context.place(span));
  if (others !== undefined && !isEmpty(others.value)) places.set(OTHERS_FIELD, context.place(others.span));
  return places;
}

/** The line that says who is core must not get lost by a slip of the pen: that is an error. Gives the key that was told. */
function tellMisspeltTiers(context: FieldContext, root: MapNode): string | undefined {
  if (root.entry('tiers') !== undefined) return undefined;
  const slip = root.entries.find(
    ({ key }) =>
      !key.startsWith('x-') && !FIELDS.some((field) => field === key) && nearestWord(key, FIELDS) === 'tiers',
  );
  if (slip === undefined) return undefined;
  const message = `"${slip.key}" is not a field of the config, so no tier was read. Did you mean "tiers"?`;
  tell(context, 'unknown-field', slip.keySpan, message, 'error');
  return slip.key;
}

function tellVersion(context: FieldContext, root: MapNode): void {
  const version = root.entry('sre-config');
  const text = readText(context, version);
  if (version === undefined || text === undefined || /^1(\.\d+)?$/.test(text)) return;
  tell(
    context,
    'unknown-version',
    version.value.span,
    'This version of SRE Lens reads sre-config "1.0"; it was read as such.',
  );
}

function readTrust(context: FieldContext, root: MapNode): Config['trust'] {
  const entry = root.entry('trust');
  if (entry === undefined || entry.value.kind !== 'list') {
    readTexts(context, entry, '[declared, configured]');
    return DEFAULT_CONFIG.trust;
  }
  const grades: Config['trust'][number][] = [];
  for (const { text, node } of readTexts(context, entry, '[declared, configured]')) {
    const grade = GRADES.find((known) => known === text);
    if (grade === undefined)
      tell(context, 'bad-value', node.span, `"trust" holds grades of evidence: ${GRADES.join(', ')}.`);
    else if (!grades.includes(grade)) grades.push(grade);
  }
  return grades;
}
