// Why a service has its tier, in words, each with the line it rests on.
import { type Call, callLabel, endLabel } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { Service } from '../model/service';
import type { Place } from '../model/place';

export interface Explained {
  readonly text: string;
  readonly place?: Place;
}

/** One sentence a line; `undefined` for a name that is no service. */
export function explainTier(graph: Graph, name: string): readonly Explained[] | undefined {
  const service = graph.services.get(name);
  const tier = graph.tiers.get(name);
  if (service === undefined || tier === undefined) return undefined;
  const { declared } = service.tier;
  return [
    declaration(service.tier),
    tier.tier === declared
      ? { text: `Effective tier: ${tier.tier}.` }
      : { text: `Effective tier: ${tier.tier}, because:` },
    ...(tier.because === undefined ? [] : promotion(tier.because)),
    ...(tier.possible === undefined
      ? []
      : [
          { text: `It may be ${tier.possible.to}; answer the question at the call:` },
          ...promotion(tier.possible, true),
        ]),
  ];
}

function declaration({ declared, place, others }: Service['tier']): Explained {
  if (declared === 'unknown') return { text: 'Nobody has declared its tier.' };
  const at = place ?? others;
  const line = at === undefined ? '' : ` (${at.file}:${at.line})`;
  const how = place === undefined && others !== undefined ? ', as all services that are not named' : '';
  return { text: `Declared ${declared}${how}${line}.`, ...(at === undefined ? {} : { place: at }) };
}

const HOW: Record<Promotion['how'], string> = {
  hard: 'fails without it',
  blocks: 'waits until it has answered',
  gating: 'waits for an operation that it calls',
};

function promotion(because: Promotion, isPossible = false): readonly Explained[] {
  // What is only possible is not claimed.
  const how = isPossible && because.how === 'hard' ? 'may fail without it' : HOW[because.how];
  return [
    { text: `${because.flow}, from ${endLabel(because.entry)}, ${how}.` },
    ...because.path.map((call) => {
      const place = call.evidence[0]?.place;
      return {
        text: `${callLabel(call)}, ${termsOf(call)}${place === undefined ? '' : ` (${place.file}:${place.line})`}`,
        ...(place === undefined ? {} : { place }),
      };
    }),
  ];
}

/** How the call is made, as far as anybody says it. */
function termsOf({ mode, criticality, assumed }: Call): string {
  if (mode === 'unknown' && criticality === 'unknown') return 'nobody says whether it is waited for';
  const words = [mode === 'unknown' ? 'mode unknown' : mode];
  words.push(criticality === 'unknown' ? 'nobody says whether hard or soft' : criticality);
  return `${words.join(', ')}${assumed ? ' (assumed)' : ''}`;
}

/** `checkout waits for it`: a promotion that counts, in a few words. */
export function becauseWords(because: Promotion): string {
  return `${because.flow} waits for ${waitedFor(because)}`;
}

/** `may be core: does checkout wait for it?`: one that is only possible. */
export function perhapsWords(possible: Promotion): string {
  return `may be ${possible.to}: does ${possible.flow} wait for ${waitedFor(possible)}?`;
}

function waitedFor({ how, path }: Promotion): string {
  const last = path.at(-1);
  return how === 'gating' && last !== undefined ? `its call of ${endLabel(last.to)}` : 'it';
}
