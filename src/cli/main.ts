// The command line: flags, stdout, exit codes. No judgement here.
import { CommanderError, Command as Program } from 'commander';
import { version } from '../../package.json';
import { COMMANDS } from './commands/index';
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
  for (const command of COMMANDS) {
    const sub = program.command(command.id).exitOverride();
    command.define(sub);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = codeOf(error);
  }
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

void main(process.argv.slice(2));
