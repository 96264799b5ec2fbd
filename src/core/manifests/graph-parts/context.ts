// What the parts of a graph file are read with.
import type { FieldContext } from '../../config/fields';

export interface GraphContext extends FieldContext {
  /** Whose graph it is; `undefined` where nobody says. */
  readonly repository: string | undefined;
  /** Names that only calls mention and that are domains of somebody else: name → host. */
  readonly thirdParties: ReadonlyMap<string, string>;
}
