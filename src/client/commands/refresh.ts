// Reads the workspace and the baseline anew.
import type { ClientCommand } from '../context';

export const refresh: ClientCommand = { id: 'sreLens.refresh', run: (client) => client.connection.refresh() };
