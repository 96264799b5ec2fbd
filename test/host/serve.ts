// Opens a folder in the VS Code server, for the user's own browser: node --import tsx test/host/serve.ts DIR
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { repositoryRoot } from './npm-package';
import { quietSettings } from './open-vscode';
import { startServer } from './vscode-server';

async function main(): Promise<void> {
  const folder = path.resolve(process.argv[2] ?? '.');
  const token = randomBytes(16).toString('hex');
  const server = await startServer({
    settings: { ...quietSettings, 'workbench.colorTheme': 'Default Dark Modern' },
    extensionPath: repositoryRoot,
    connectionToken: token,
    args: ['--default-folder', folder],
  });
  console.log(`\nOpen this address in a browser on this machine:\n\n  ${server.url}/?tkn=${token}\n\nCtrl-C ends it.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await server.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
