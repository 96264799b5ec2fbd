// The extension's entry in VS Code: starts the language server and puts its answers on screen. No judgement here.
import * as vscode from 'vscode';
import { apiOf, type SreLensApi } from './api';
import { COMMANDS } from './commands/index';
import { createThreads } from './comments/threads';
import { connect } from './connection';
import type { ClientContext } from './context';
import { createGraphPanel } from './graph/panel';
import { createLiveSettings } from './live';
import { createMindMapPanel } from './mind-map/panel';
import { createModel } from './model';
import { createReadinessPanel } from './readiness/panel';
import { createReadinessReviews } from './readiness/store';
import { createReadinessTests } from './readiness/tests';
import { createReviewPanel } from './review/panel';
import { createStatusBar } from './status-bar';
import { createPracticesView } from './views/practices';
import { createPresprintView } from './views/presprint';
import { createServicesView } from './views/services';

/**
 * Called by VS Code once; what it registers is disposed with the extension. Answers with what others may read, at once:
 * the language server starts meanwhile, and the views say so.
 */
export function activate(context: vscode.ExtensionContext): SreLensApi {
  const begun = performance.now();
  const output = vscode.window.createOutputChannel('SRE Lens', { log: true });
  const live = createLiveSettings(context);
  const connection = connect(context, output, live);
  const model = createModel(connection, output);
  const threads = createThreads(model, context.extensionUri);
  const presprint = createPresprintView(model);
  const readiness = createReadinessReviews(connection);
  const services = createServicesView(model, connection, readiness);
  const practices = createPracticesView(model, connection);
  const review = createReviewPanel(model, connection, context.extensionUri);
  const graph = createGraphPanel(model, connection, context.extensionUri);
  const mindMap = createMindMapPanel(model, connection, context.extensionUri);
  const readinessPage = createReadinessPanel(model, connection, readiness, context.extensionUri);
  const client: ClientContext = {
    output,
    connection,
    model,
    live,
    threads,
    presprint,
    services,
    practices,
    review,
    graph,
    mindMap,
    readiness,
    readinessPage,
  };
  context.subscriptions.push(
    output,
    live,
    connection,
    model,
    threads,
    presprint,
    services,
    practices,
    review,
    graph,
    mindMap,
    readiness,
    readinessPage,
    createReadinessTests(model, connection, readiness),
    createStatusBar(model),
  );
  for (const command of COMMANDS)
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (...args: readonly unknown[]) => command.run(client, ...args)),
    );
  // What is registered is on screen before the library of the protocol is loaded.
  setImmediate(() => {
    connection.start().catch((error: unknown) => output.error(`The language server did not start: ${String(error)}`));
  });
  return apiOf(model, performance.now() - begun);
}
