// Shows what stops when a service stops.
import type { ClientCommand } from '../context';
import { serviceAsked } from './service-asked';

export const showBlastRadius: ClientCommand = {
  id: 'sreLens.showBlastRadius',
  run: async (client, thing) => {
    const row = await serviceAsked(client, thing, 'What stops when a service is down', ({ callers }) => callers > 0);
    if (row !== undefined) await client.graph.open(row.folder, { service: row.name, down: true });
  },
};
