// The last review of each service, for what is offered in the editor afterwards: nothing is judged while somebody types.
import type { CheckResult, Review } from '../core/model/review';
import type { Folder } from './folder';

export interface ReadinessStore {
  readonly keep: (folder: Folder, review: Review) => void;
  /**
   * The failed checks of the last reviews with evidence in a file. None where the file has changed since: their places, and
   * the fixes that rest on them, would be guesses.
   */
  readonly failedIn: (folder: Folder, file: string) => readonly CheckResult[];
}

export function createReadinessStore(): ReadinessStore {
  const kept = new Map<string, Map<string, { readonly checks: readonly CheckResult[]; readonly ids: Ids }>>();
  return {
    keep: (folder, { services }) => {
      const known = kept.get(folder.uri) ?? new Map();
      for (const { service, checks } of services) {
        const failed = checks.filter(({ state }) => state === 'fail');
        const files = failed.flatMap(({ evidence }) => evidence.map(({ place }) => place.file));
        known.set(service, { checks: failed, ids: new Map(files.map((file) => [file, folder.source(file)?.id])) });
      }
      kept.set(folder.uri, known);
    },
    failedIn: (folder, file) => {
      const now = folder.source(file)?.id;
      return [...(kept.get(folder.uri)?.values() ?? [])].flatMap(({ checks, ids }) =>
        now === undefined || ids.get(file) !== now
          ? []
          : checks.filter(({ evidence }) => evidence.some(({ place }) => place.file === file)),
      );
    },
  };
}

/** The text that was reviewed, by file. */
type Ids = ReadonlyMap<string, string | undefined>;
