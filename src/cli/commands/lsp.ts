// `sre-lens lsp`: the language server over stdio, for editors other than VS Code.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from '../command';

export const lsp: Command = {
  id: 'lsp',
  define: (program) => {
    program
      .description('language server over stdio')
      .option('--stdio', 'the only transport; accepted because editors pass it')
      .action(async () => {
        process.exitCode = await run();
      });
  },
};

/** The server is a program of its own beside this one, so that the other commands do not load it. */
function run(): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(__dirname, 'server.js'), '--stdio'], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.on('close', (code) => done(code ?? 0));
  });
}
