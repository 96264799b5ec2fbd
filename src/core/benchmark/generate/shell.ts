// Words of a command line.

/** The text as one word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The commands by which a result is kept beside the code. */
export function keepCommands(results: string, service: string): readonly string[] {
  return [
    `git add ${shellWord(results)}`,
    `git diff --cached --quiet || git commit -m ${shellWord(`Benchmark of ${service} [skip ci]`)}`,
  ];
}
