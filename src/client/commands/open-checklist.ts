// Opens the inline checklist of a new call.
import type { ClientCommand } from '../context';
import { pickCall } from './pick-call';

export const openChecklist: ClientCommand = {
  id: 'sreLens.openChecklist',
  run: async (client, key) => {
    const known = client.model.call(key) ?? client.presprint.callOf(key);
    const call = known ?? (await pickCall(client.model.calls(), 'Open the technical solution of a new call'));
    if (call !== undefined) await client.threads.open(call);
  },
};
