// The extension's entry in VS Code: starts the language server and puts its answers on screen. No judgement here.
import * as vscode from 'vscode';
import { apiOf, type SreLensApi } from './api';
import { COMMANDS } from './commands/index';
import { createThreads } from './comments/threads';
import { connect } from './connection';
import type { ClientContext } from './context';
import { createModel } from './model';
import { createStatusBar } from './status-bar';
import { createPresprintView } from './views/presprint';

/** Called by VS Code once; what it registers is disposed with the extension. Answers with what others may read. */
export async function activate(context: vscode.ExtensionContext): Promise<SreLensApi> {
  const output = vscode.window.createOutputChannel('SRE Lens', { log: true });
  const connection = connect(context, output);
  const model = createModel(connection, output);
  const threads = createThreads(model, context.extensionUri);
  const presprint = createPresprintView(model);
  const client: ClientContext = { output, connection, model, threads, presprint };
  context.subscriptions.push(output, connection, model, threads, presprint, createStatusBar(model));
  for (const command of COMMANDS)
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (...args: readonly unknown[]) => command.run(client, ...args)),
    );
  await connection.start();
  return apiOf(model);
}
