// The first line in files of a service that says a thing: for what no reader of manifests knows.
import { linePlace, type Place } from '../../model/place';
import type { CheckContext } from '../check';

/** What a build installs. */
export const BUILDS =
  /(^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|requirements[\w-]*\.txt|pyproject\.toml|Gemfile|Cargo\.toml|[\w.-]+\.csproj)$/;

/** Sources of any language. */
export const SOURCES = /\.(?:[cm]?[jt]sx?|py|scala|kts?|java|go|rb|cs)$/i;

/** Longer lines are generated ones. */
const LONGEST_LINE = 2000;

/** Takes a pattern of files and what a line holds; a comment that names it counts, too. */
export function lineWith({ artifacts, service }: CheckContext, files: RegExp, mark: RegExp): Place | undefined {
  for (const source of artifacts.files(service.name, files)) {
    const text = source.text();
    if (typeof text !== 'string' || !mark.test(text)) continue;
    const line = text.split('\n').findIndex((one) => one.length <= LONGEST_LINE && mark.test(one));
    if (line >= 0) return linePlace(source.file, line + 1);
  }
  return undefined;
}
