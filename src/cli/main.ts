// The command line: flags, stdout, exit codes. No judgement here.
import { CommanderError, Command as Program } from 'commander';
import { version } from '../../package.json';
import { COMMANDS, type NamedCommand } from './commands/index';
import { tuneEngine } from './engine';
import { EXIT, UsageError } from './exit';
import { say } from './output';

/** Runs one command line (without `node` and the script) and sets the exit code; never throws. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Program('sre-lens')
    .description('Flags new API calls that touch core services and asks their technical solution.')
    .version(version)
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
    // What stands behind a command is that command's: `graph` and `graph merge` have options of the same name.
    .enablePositionalOptions()
    .configureHelp({ showGlobalOptions: true });
  try {
    for (const { id, load } of wanted(args)) (await load()).define(program.command(id).exitOverride());
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = codeOf(error);
  }
}

/** All of them where it is not plain which one is meant: for `--help`, and for words that are no command. */
function wanted([first]: readonly string[]): readonly NamedCommand[] {
  const named = COMMANDS.filter(({ id }) => id === first);
  return named.length > 0 ? named : COMMANDS;
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UsageError) {
    say(`sre-lens: ${error.message}`);
    return EXIT.usage;
  }
  say(
    `sre-lens: internal error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return EXIT.internal;
}

tuneEngine();
void main(process.argv.slice(2));
