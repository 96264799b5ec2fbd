// Shows the picture of the mind map of a folder.
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';

export const showMindMap: ClientCommand = {
  id: 'sreLens.showMindMap',
  run: async (client, thing) => {
    const row = client.practices.rowOf(thing);
    const folder = row?.folder ?? (await pickFolder('Show the mind map of which folder?'));
    if (folder !== undefined) await client.mindMap.open(folder);
  },
};
