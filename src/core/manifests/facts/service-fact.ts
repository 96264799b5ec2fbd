// Builds facts from values that may be unknown: what is unknown is left out, never written as undefined.
import type { CallTerms } from '../../model/call';
import type { CallFact, Identity, ServiceFact } from '../../model/facts';
import type { Place } from '../../model/place';

/** T with its optional fields open to `undefined`. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Leaves out the fields whose value is undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) kept[key] = value;
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}

type Named = { readonly name: string; readonly identity: Identity; readonly format: string; readonly place: Place };

/** A service fact; every field but the four that name it may be left out or undefined. */
export function serviceFact(named: Named, more: Loose<Omit<ServiceFact, keyof Named>> = {}): ServiceFact {
  return {
    // Written out: a copy of an object that is made in one go would have a shape of its own for each service.
    aliases: NONE,
    slos: NONE,
    apis: NONE,
    providesApis: NONE,
    labels: NO_WORDS,
    annotations: NO_WORDS,
    ...named,
    ...present<Loose<Omit<ServiceFact, keyof Named>>>({
      ...more,
      aliases: more.aliases?.length === 0 ? undefined : more.aliases,
      labels: more.labels?.size === 0 ? undefined : more.labels,
      annotations: more.annotations?.size === 0 ? undefined : more.annotations,
    }),
  };
}

/** What most services do not say they share: there are thousands of them. */
const NONE: readonly never[] = [];
const NO_WORDS: ReadonlyMap<string, never> = new Map<string, never>();
const NO_TERMS: CallTerms = {};

/** A call of service precision without terms: what environments, policies and `depends_on` say. */
export function plainCall(
  from: Loose<CallFact['from']>,
  to: CallFact['to'],
  { terms = NO_TERMS, ...said }: Pick<CallFact, 'grade' | 'format' | 'place'> & { readonly terms?: CallTerms },
): CallFact {
  const { grade, format, place } = said;
  return { from: sourceOf(from), to, terms, precision: 'service', grade, format, place };
}

/** The commonest one in as little memory as it needs. */
function sourceOf({ service, namespace, ...more }: Loose<CallFact['from']>): CallFact['from'] {
  const rest = Object.values(more).some((value) => value !== undefined);
  if (!rest && service !== undefined) return namespace === undefined ? { service } : { service, namespace };
  return present<Loose<CallFact['from']>>({ service, namespace, ...more });
}
