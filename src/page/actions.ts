// What the parts of the page may ask of it, and what they may choose.
import type { Scope, View } from '../core/picture/view';

/** What is chosen: a service, or the calls behind one line, by number. */
export type Chosen = { readonly service: number } | { readonly calls: readonly number[] };

/** What the parts of the page may ask of it. */
export interface Actions {
  readonly look: (scope: Scope) => void;
  readonly change: (view: Partial<View>) => void;
  readonly choose: (chosen: Chosen | undefined) => void;
  /** Chooses a service and brings it into sight; one that is not shown is looked around. */
  readonly find: (service: number) => void;
  /** Marks what a search has found. */
  readonly mark: (services: ReadonlySet<number>) => void;
  readonly open: (place: number | undefined, stay: boolean) => void;
  readonly run: (name: string) => void;
}
