// Shows the line of a new call.
import type { ClientCommand } from '../context';
import { show } from '../links';

export const goToCall: ClientCommand = {
  id: 'sreLens.goToCall',
  run: async (client, thing) => {
    const call = client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    if (call !== undefined) await show(call.place);
  },
};
