// What the branch loosens in `.sre/config.yaml`: rules, thresholds, onboarding, trust, the tier of all others, pairs that are no calls.
import { writeThreshold } from '../../config/thresholds';
import type { Config, RuleSetting } from '../../model/config';
import type { Fix } from '../../model/edit';
import { compareSeverities, type Severity } from '../../model/finding';
import { linePlace, type Place } from '../../model/place';
import type { Json } from '../../model/service';
import { DEFAULT_THRESHOLDS, isLooser, LIMITS, THRESHOLD_NAMES } from '../../model/thresholds';
import { compareTiers } from '../../model/tier';
import type { RuleContext, Verdict } from '../rule';

const NEXT = 'Put it back, or have the people who answer for the rules agree in the review.';

type Loosened = Omit<Verdict, 'severity'> & { readonly severity?: Severity };

/** One verdict for each setting that is looser than in the baseline; nothing where one of the sides has no config. */
export function weakenedConfig(context: RuleContext): readonly Verdict[] {
  const { configs } = context;
  if (configs?.before.file === undefined) return [];
  if (configs.head.file === undefined) return [removed(configs.before.file)];
  return [
    ...loosenedRules(context, configs.head, configs.before),
    ...thresholds(configs.head, configs.before),
    ...onboarding(configs.head, configs.before),
    ...trust(configs.head, configs.before),
    ...others(configs.head, configs.before),
    ...notCalls(configs.head, configs.before),
    ...lostQuestions(configs.head, configs.before),
  ].map((verdict) => ({ severity: 'warning', ...verdict }));
}

function removed(file: string): Verdict {
  return {
    severity: 'error',
    message: `${file} is removed, with the tiers and the rules in it. This branch is still judged by its rules.`,
    next: NEXT,
    place: linePlace(file),
    about: 'config removed',
  };
}

function loosenedRules(context: RuleContext, head: Config, before: Config): readonly Loosened[] {
  const rules = [...new Set([...head.rules.keys(), ...before.rules.keys()])];
  return rules.flatMap((rule) => {
    // A name that no rule has is told as a problem; nothing is loosened by it.
    if (context.severities?.has(rule) === false) return [];
    const [now, old] = [head.rules.get(rule), before.rules.get(rule)];
    const how = loosening(now, old, context.severities?.get(rule), context.today);
    if (how === undefined) return [];
    return [
      {
        message: `The rule ${rule} is ${how}; this branch is still judged as before.`,
        next: NEXT,
        place: now?.place ?? fieldPlace(head, 'rules'),
        about: `config rules ${rule}`,
        fixes: putBack(head, now?.place ?? head.places.get('rules'), ['rules', rule], settingValue(old)),
      },
    ];
  });
}

/** How a rule is loosened, as the end of a sentence; `undefined` where it is not. `usual` is the rule's own severity. */
function loosening(
  now: RuleSetting | undefined,
  old: RuleSetting | undefined,
  usual: Severity | undefined,
  today: string,
): string | undefined {
  if (old?.off === true) return undefined;
  if (now?.off === true) return 'switched off';
  const [is, was] = [now?.severity ?? usual, old?.severity ?? usual];
  if (is !== undefined && was !== undefined && compareSeverities(is, was) < 0) return `lowered from ${was} to ${is}`;
  const [until, before] = [now?.observe ?? '', old?.observe ?? ''];
  if (until <= before || until < today) return undefined;
  return before < today ? `only observed until ${until}` : `observed until ${until} instead of ${before}`;
}

function settingValue(setting: RuleSetting | undefined): Json | undefined {
  if (setting === undefined) return undefined;
  const { severity, observe } = setting;
  return { ...(severity === undefined ? {} : { severity }), ...(observe === undefined ? {} : { observe }) };
}

function thresholds(head: Config, before: Config): readonly Loosened[] {
  return THRESHOLD_NAMES.flatMap((name) => {
    const [is, was] = [
      head.thresholds[name] ?? DEFAULT_THRESHOLDS[name],
      before.thresholds[name] ?? DEFAULT_THRESHOLDS[name],
    ];
    if (!isLooser(name, is, was)) return [];
    const way = LIMITS[name].stricter === 'lower' ? 'raised' : 'lowered';
    const old = before.thresholds[name];
    return [
      {
        message: `The threshold ${name} is ${way} from ${writeThreshold(name, was)} to ${writeThreshold(name, is)}; this branch is still judged as before.`,
        next: NEXT,
        place: fieldPlace(head, 'thresholds'),
        about: `config thresholds ${name}`,
        fixes: putBack(
          head,
          fieldPlace(head, 'thresholds'),
          ['thresholds', name],
          old === undefined ? undefined : writeThreshold(name, old),
        ),
      },
    ];
  });
}

function onboarding(head: Config, before: Config): readonly Loosened[] {
  if (head.onboarding === 'all' || before.onboarding !== 'all') return [];
  return [
    {
      message: 'Onboarding is gradual again: services that are not onboarded would get information only.',
      next: NEXT,
      place: fieldPlace(head, 'onboarding'),
      about: 'config onboarding',
      fixes: putBack(head, head.places.get('onboarding') ?? fieldPlace(head, 'onboarding'), ['onboarding'], 'all'),
    },
  ];
}

function trust(head: Config, before: Config): readonly Loosened[] {
  const lost = before.trust.filter((grade) => !head.trust.includes(grade));
  if (lost.length === 0) return [];
  return [
    {
      message: `Calls whose evidence is ${lost.join(' or ')} would not be judged any more.`,
      next: NEXT,
      place: fieldPlace(head, 'trust'),
      about: 'config trust',
      fixes: putBack(head, fieldPlace(head, 'trust'), ['trust'], [...before.trust]),
    },
  ];
}

function others(head: Config, before: Config): readonly Loosened[] {
  const [is, was] = [head.others ?? 'unknown', before.others ?? 'unknown'];
  if (compareTiers(is, was) >= 0) return [];
  return [
    {
      severity: was === 'core' ? 'error' : 'warning',
      message: `The tier of all services that are not named is lowered from ${was} to ${is}.`,
      next: NEXT,
      place: fieldPlace(head, 'tiers'),
      about: 'config others',
      fixes: putBack(head, fieldPlace(head, 'tiers'), ['tiers', 'others'], was),
    },
  ];
}

/** An answer to a question, given at the line: information, so that the review sees it. */
function notCalls(head: Config, before: Config): readonly Loosened[] {
  const known = new Set(before.notCalls.map(({ from, to }) => `${from} -> ${to}`));
  return head.notCalls
    .filter(({ from, to }) => !known.has(`${from} -> ${to}`))
    .map(({ from, to, place }) => ({
      severity: 'information',
      message: `What looks like a call of ${from} to ${to} is said to be none, and is not judged.`,
      place,
      about: `config not-call ${from} -> ${to}`,
    }));
}

/** The company's own questions that are not asked any more, or no gate any more. */
function lostQuestions(head: Config, before: Config): readonly Loosened[] {
  const now = new Map(head.questions.map((question) => [question.id, question]));
  return before.questions.flatMap(({ id, gate }) => {
    const question = now.get(id);
    if (question !== undefined && (question.gate || !gate)) return [];
    const how = question === undefined ? 'taken away' : 'no gate any more';
    return [
      {
        message: `The question ${id} is ${how}; this branch is still asked as before.`,
        next: NEXT,
        place: question?.place ?? fieldPlace(head, 'questions'),
        about: `config question ${id}`,
      },
    ];
  });
}

function fieldPlace({ places, file = '' }: Config, field: string): Place {
  return places.get(field) ?? linePlace(file);
}

/** Only in the config itself: a file that it extends belongs to others. */
function putBack(
  { file }: Config,
  place: Place | undefined,
  path: readonly string[],
  value: Json | undefined,
): readonly Fix[] {
  if (place !== undefined && place.file !== file) return [];
  return [{ title: 'Put it back', intent: { kind: 'set-config', path, ...(value === undefined ? {} : { value }) } }];
}
