// Asks for live numbers because a person wants them now.
import { REFRESH_LIVE, type RefreshLiveResult } from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';

const FAILED: RefreshLiveResult = { state: 'failed', message: 'The live numbers could not be asked for.' };

export function registerRefreshLive({ connection, live }: Server): void {
  onAsk<unknown, RefreshLiveResult>(connection, REFRESH_LIVE, 'Live numbers', FAILED, async (_, token) => {
    const stop = new AbortController();
    const listening = token.onCancellationRequested(() => stop.abort());
    try {
      return await live.refresh(stop.signal);
    } finally {
      listening.dispose();
    }
  });
}
