// What is missing among live numbers, in as few sentences as say it: several services with one reason are one sentence.
import { QUANTITY_WORDS } from '../../core/live/answer';
import type { LiveAsk } from '../../core/live/plan';
import type { LiveValue } from '../../core/model/live';

export interface Notes {
  /** About everything that is asked. */
  readonly general: (sentence: string) => void;
  /** A query that was refused is not asked again. */
  readonly refused: (ask: LiveAsk, query: string, sentence: string) => void;
  /** What was measured of one service cannot be used. */
  readonly unusable: (ask: LiveAsk, query: string, reason: string) => void;
  /** Sorted: answers come in any order. */
  readonly told: () => readonly string[];
  /** The same, and which services nothing was known of; only after everything was asked. */
  readonly sentences: (
    plan: readonly LiveAsk[],
    values: ReadonlyMap<string, readonly LiveValue[]>,
  ) => readonly string[];
}

const MOST_NAMES = 5;

export function createNotes(): Notes {
  const generals: string[] = [];
  const refusals: string[] = [];
  const reasons = new Map<string, { readonly words: string; readonly services: Set<string> }>();
  const told = (): readonly string[] => [
    ...generals,
    ...[...refusals].sort(),
    ...[...reasons.values()].map(({ words, services }) => words.replace('%', () => namesText([...services]))).sort(),
  ];
  return {
    general: (sentence) => {
      generals.push(sentence);
    },
    refused: ({ quantity }, query, sentence) => {
      refusals.push(`${capital(QUANTITY_WORDS[quantity])} (${query}) is not asked for. ${sentence}`);
    },
    unusable: ({ service, quantity }, query, reason) => {
      const words = `${capital(QUANTITY_WORDS[quantity])} of % (${query}) is not shown: ${reason}.`;
      const known = reasons.get(words);
      if (known === undefined) reasons.set(words, { words, services: new Set([service]) });
      else known.services.add(service);
    },
    told,
    sentences: (plan, values) => {
      const silent = [...new Set(plan.map(({ service }) => service))].filter((service) => !values.has(service));
      if (silent.length === 0) return told();
      return [...told(), `No live number is known of ${namesText(silent)}.`];
    },
  };
}

function namesText(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
