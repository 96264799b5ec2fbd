// All goals, in the order of their numbers.
import type { Goal } from './goal';
import { publicDocuments } from './r01-public-documents';
import { corpora } from './r02-corpora';
import { mutants } from './r03-mutants';
import { bombs } from './r04-bombs';
import { sockets } from './r05-sockets';
import { foreignReads } from './r06-foreign-reads';
import { killedServers } from './r09-killed-servers';
import { concurrentWriters } from './r10-concurrent-writers';
import { cancelStorms } from './r11-cancel-storm';
import { hostileMarkdown } from './r12-hostile-markdown';
import { hostilePages } from './r13-hostile-pages';
import { sampledRequests } from './r16-sampled-requests';
import { sameFindings } from './r17-same-findings';

export const GOALS: readonly Goal[] = [
  publicDocuments,
  corpora,
  mutants,
  bombs,
  sockets,
  foreignReads,
  killedServers,
  concurrentWriters,
  cancelStorms,
  hostileMarkdown,
  hostilePages,
  sampledRequests,
  sameFindings,
];
