// Keeps the authorization for Prometheus in the editor's secret storage, for the present address only.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';

export const setPrometheusAuthorization: ClientCommand = {
  id: 'sreLens.setPrometheusAuthorization',
  run: async ({ live }) => {
    const url = live.url();
    if (url === '') {
      await vscode.window.showInformationMessage(
        'Set the address of your Prometheus first (sreLens.live.prometheus.url, in your user settings): an authorization is kept for one address.',
      );
      return;
    }
    const authorization = await vscode.window.showInputBox({
      title: 'Authorization for Prometheus',
      prompt: `The header "Authorization" for ${url}; empty takes it away. It is kept in the secret storage.`,
      placeHolder: 'Bearer …',
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) =>
        /^[\x20-\x7e]*$/.test(text.trim()) ? undefined : 'A header holds letters, digits and signs of ASCII only.',
    });
    if (authorization === undefined) return;
    await live.setAuthorization(authorization.trim());
    const done = authorization.trim() === '' ? 'is taken away' : 'is kept';
    vscode.window.setStatusBarMessage(`$(key) The authorization for Prometheus ${done}.`, 10_000);
  },
};
