// Errors of the file system by their names.
/** What the system calls an error (`ENOENT`, `EEXIST`); undefined for anything that has no such name. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
