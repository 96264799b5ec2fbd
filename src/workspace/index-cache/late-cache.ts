// A cache that is opened later than the workspace that asks it; until then, and where there is none, it knows nothing.
import type { IndexCache } from './cache';

export interface LateCache extends IndexCache {
  /** Opens it once. Never rejects. */
  readonly open: () => Promise<void>;
}

/** `undefined` instead of a function: there is no cache. */
export function lateCache(openCache: (() => Promise<IndexCache>) | undefined): LateCache {
  let cache: IndexCache | undefined;
  let opening: Promise<void> | undefined;
  const open = async (): Promise<void> => {
    cache = await openCache?.().catch(() => undefined);
  };
  return {
    open: () => {
      opening ??= open();
      return opening;
    },
    store: {
      get: (source) => cache?.store.get(source),
      put: (source, remembered) => cache?.store.put(source, remembered),
    },
    idOf: (file, stamp) => cache?.idOf(file, stamp),
    note: (file, stamp, id, changed) => cache?.note(file, stamp, id, changed),
    save: async () => cache?.save(),
  };
}
