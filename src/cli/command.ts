// The contract of a command: adding one = one file, one line in `commands/index.ts`.
import type { Command as Program } from 'commander';

export interface Command {
  readonly id: string;
  /** Declares arguments, options and the action on a fresh sub-command. */
  readonly define: (program: Program) => void;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly format: string;
  readonly output?: string;
  /** False with `--no-cache`. */
  readonly cache?: boolean;
}
