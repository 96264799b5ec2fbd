// Paths with wildcards, as a descriptor names files: `bench/results/*.json`, `bench/**`.

/** `*` and `?` stay within a folder, `**` goes through any number of them. Takes time in proportion to both lengths. */
export function matchesPath(pattern: string, path: string): boolean {
  const names = path.split('/');
  // For each number of leading folders, whether the pattern so far matches exactly them.
  let reached = names.map(() => false);
  reached.unshift(true);
  for (const part of pattern.split('/')) {
    const before = reached;
    reached = before.map((_, at) =>
      part === '**'
        ? before.slice(0, at + 1).includes(true)
        : at > 0 && before[at - 1] === true && matchesName(part, names[at - 1] ?? ''),
    );
  }
  return reached.at(-1) === true;
}

/** One name against a part of a pattern; the last `*` takes one character more whenever the rest does not fit. */
function matchesName(pattern: string, name: string): boolean {
  let [at, from, star, taken] = [0, 0, -1, 0];
  while (from < name.length) {
    if (pattern[at] === '*') [star, taken, at] = [at, from, at + 1];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[from]))
      [at, from] = [at + 1, from + 1];
    else if (star >= 0) [taken, at, from] = [taken + 1, star + 1, taken + 1];
    else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
