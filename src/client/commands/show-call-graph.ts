// Shows the picture of the calls: around a call or a service that a menu passes, else of the whole folder.
import type { ClientCommand } from '../context';
import { folderUriOf, pickFolder } from '../folders';

export const showCallGraph: ClientCommand = {
  id: 'sreLens.showCallGraph',
  run: async (client, thing) => {
    const row = client.services.rowOf(thing);
    if (row !== undefined) {
      await client.graph.open(row.folder, { service: row.name });
      return;
    }
    const call = client.threads.callOf(thing) ?? client.presprint.callOf(thing) ?? client.model.call(thing);
    const folder = (call && folderUriOf(call.place.uri)) ?? (await pickFolder('Show the call graph of which folder?'));
    if (folder === undefined) return;
    await client.graph.open(folder, call && { call: call.key });
  },
};
