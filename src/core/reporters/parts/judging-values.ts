// What judges a branch, as a graph file carries it: the config in the words of `.sre/config.yaml`, the waivers of comments.
import { writeThreshold } from '../../config/thresholds';
import type { Config, Judging, RuleSetting } from '../../model/config';
import type { OwnQuestion } from '../../model/own-question';
import type { Practices } from '../../model/practice';
import type { Json } from '../../model/service';
import { THRESHOLD_NAMES } from '../../model/thresholds';
import type { LineWaiver, Waiver } from '../../model/waiver';
import { type JsonObject, said } from './json-values';

const TIERS = ['core', 'normal', 'supplementary'] as const;

/** `undefined` where nothing judges: no config, no mind map, no comment, no story. */
export function judgingValue({ config, waivers, agreed = [], practices }: Judging): JsonObject | undefined {
  if (config === undefined && practices === undefined && waivers.length === 0 && agreed.length === 0) return undefined;
  return said({
    file: config?.file,
    config: config && configValue(config),
    waivers: waivers.map(lineValue),
    agreed: agreed.length === 0 ? undefined : agreed.map(({ from, to, mode }) => said({ from, to, mode })),
    practices: practices && practicesValue(practices),
  });
}

/** With those that it extends, and without the name of its own baseline. */
function configValue(config: Config): Json {
  return said({
    'sre-config': '1.0',
    tiers: said({
      ...Object.fromEntries(TIERS.map((tier) => [tier, namesOf(config, tier)])),
      others: config.others,
    }),
    tierScale: config.tierScale && { ...config.tierScale },
    tierKeys: config.tierKeys,
    lifecycles: Object.fromEntries(config.lifecycles),
    onboarding: config.onboarding,
    rules: Object.fromEntries([...config.rules].map(([rule, setting]) => [rule, settingValue(setting)])),
    thresholds: thresholdsValue(config.thresholds),
    severities: config.severities.size === 0 ? undefined : Object.fromEntries(config.severities),
    trust: config.trust,
    notCalls: config.notCalls.map(({ from, to }) => `${from} -> ${to}`),
    waivers: config.waivers.map(waiverValue),
    questions: config.questions.length === 0 ? undefined : config.questions.map(questionValue),
    checks: config.checks.length === 0 ? undefined : config.checks.map(checkValue),
  });
}

function checkValue({ place: _, tiers, ...check }: Config['checks'][number]): Json {
  return said({ ...check, tiers: { ...tiers } });
}

/** The fields of `.sre/practices.yaml`. */
function practicesValue({ list }: Practices): Json {
  return list.map(({ place: _, ...practice }) => said({ ...practice }));
}

function namesOf({ tiers }: Config, tier: (typeof TIERS)[number]): readonly string[] {
  return [...tiers].filter(([, chosen]) => chosen.tier === tier).map(([name]) => name);
}

function thresholdsValue(thresholds: Config['thresholds']): Json | undefined {
  const values = THRESHOLD_NAMES.flatMap((name) => {
    const value = thresholds[name];
    if (value === undefined) return [];
    return [[name, writeThreshold(name, value)] as const];
  });
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

function settingValue({ off, severity, observe, tiers, from }: RuleSetting): Json {
  return off ? 'off' : said({ severity, observe, tiers: tiers && said({ ...tiers }), from });
}

function questionValue({ id, question, why, tiers, modes, gate, answers }: OwnQuestion): Json {
  const applies = tiers === undefined && modes === undefined ? undefined : said({ tiers, modes });
  return said({ id, text: question, why: why === '' ? undefined : why, applies, gate, answers });
}

function waiverValue({ place: _, ...waiver }: Waiver): Json {
  return said({ ...waiver });
}

function lineValue({ waiver, about }: LineWaiver): Json {
  const { place, rule, expires, approver, reason } = waiver;
  return { file: place.file, line: place.line, about, rule, expires, approver, reason };
}
