// All goals, in the order of their numbers.
import type { Goal } from './goal';
import { publicDocuments } from './r01-public-documents';
import { killedServers } from './r09-killed-servers';
import { concurrentWriters } from './r10-concurrent-writers';
import { cancelStorms } from './r11-cancel-storm';
import { sampledRequests } from './r16-sampled-requests';

export const GOALS: readonly Goal[] = [
  publicDocuments,
  killedServers,
  concurrentWriters,
  cancelStorms,
  sampledRequests,
];
