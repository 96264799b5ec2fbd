// Whether a path that a script calls is one that a path template of an API describes.

/** A segment of a path; `{}` is filled in by whoever calls. */
export type Segments = readonly string[];

/** `/charges/{id}/` → `charges`, `{}`; doubled and trailing slashes do not count. */
export function segmentsOf(path: string): Segments {
  return path
    .replace(/\{[^{}/]*\}/g, '{}')
    .split('/')
    .filter((segment) => segment !== '');
}

/** How much alike the paths are: two for each word, one for a parameter that is written alike or has something around it; undefined where they differ. */
export function matchSegments(template: Segments, called: Segments): number | undefined {
  if (template.length !== called.length) return undefined;
  let alike = 0;
  for (const [index, segment] of template.entries()) {
    const other = called[index] ?? '';
    if (segment === other && !segment.includes('{}')) alike += 2;
    else if (!fits(segment, other)) return undefined;
    else if (segment === other || (segment !== '{}' && other !== '{}')) alike += 1;
  }
  return alike;
}

/** A parameter takes any text; one with something around it, `{id}.json`, what begins and ends so, or may. */
function fits(template: string, called: string): boolean {
  const first = template.indexOf('{}');
  if (first < 0) return false;
  if (called === '{}') return true;
  const [before, after] = [template.slice(0, first), template.slice(template.lastIndexOf('{}') + 2)];
  return called.length > before.length + after.length && called.startsWith(before) && called.endsWith(after);
}

/**
 * The segments that all paths begin with, as far as they are words and something that is named follows: `/api/v1` of an API
 * that writes its base into its paths. What only parameters follow is the thing itself, no base.
 */
export function sharedBase(paths: readonly Segments[]): Segments {
  const [first = [], ...others] = paths;
  const isShared = (at: number) => others.every((other) => other[at] === first[at]);
  const isNamed = (at: number) => paths.every((path) => path[at] !== undefined && !path[at].includes('{}'));
  let length = 0;
  while (length < first.length && isNamed(length) && isShared(length) && isNamed(length + 1)) length += 1;
  return first.slice(0, length);
}
