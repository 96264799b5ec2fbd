// Shows the output channel: what was read and what was not.
import type { ClientCommand } from '../context';

export const showOutput: ClientCommand = { id: 'sreLens.showOutput', run: (client) => client.output.show(true) };
