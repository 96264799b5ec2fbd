// Builds facts from values that may be unknown: what is unknown is left out, never written as undefined.
import type { CallTerms } from '../../model/call';
import type { CallFact, Identity, ServiceFact } from '../../model/facts';
import type { Located, Place } from '../../model/place';

/** T with its optional fields open to `undefined`. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Leaves out the fields whose value is undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) Object.assign(kept, { [key]: value });
  return kept;
}

type Named = { readonly name: string; readonly identity: Identity; readonly format: string; readonly place: Place };

/** A service fact; every field but the four that name it may be left out or undefined. */
export function serviceFact(named: Named, more: Loose<Omit<ServiceFact, keyof Named>> = {}): ServiceFact {
  const labels = new Map<string, string>();
  const annotations = new Map<string, Located<string>>();
  const empty = { aliases: [], slos: [], apis: [], providesApis: [], labels, annotations };
  return { ...empty, ...named, ...present<Loose<Omit<ServiceFact, keyof Named>>>(more) };
}

/** A call of service precision without terms: what environments, policies and `depends_on` say. */
export function plainCall(
  from: Loose<CallFact['from']>,
  to: CallFact['to'],
  said: Pick<CallFact, 'grade' | 'format' | 'place'> & { readonly terms?: CallTerms },
): CallFact {
  return {
    from: present<Loose<CallFact['from']>>(from),
    to,
    terms: {},
    precision: 'service',
    ...said,
  };
}
