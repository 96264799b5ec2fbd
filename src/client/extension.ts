// The extension's entry in VS Code: starts everything when a workspace is opened.
import * as vscode from 'vscode';

/** Called by VS Code once; what it registers is disposed with the extension. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.window.createOutputChannel('SRE Lens', { log: true }));
}
