// Starts the language server again: its state is rebuilt from files only.
import type { ClientCommand } from '../context';

export const restartServer: ClientCommand = {
  id: 'sreLens.restartServer',
  run: (client) => client.connection.restart(),
};
