// P8: what the index keeps in memory, and the peak of a whole process on 1,000 services.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canMeasureProcesses, costsOf } from '../measure/child';
import { atMost, type Figure, type Goal, notTried, times } from './goal';

const RETAINED = 0.2;
const PEAK = 3;

export const memoryGoal: Goal = {
  id: 'P8',
  goal: 'retained index ≤ 0.2 × file bytes; 1,000 services: peak RSS ≤ 3 × empty node',
  run: async (bench) => {
    const { root, scratch, estate, dist } = bench;
    const hundred = estate({ services: 100 });
    const args = ['--expose-gc', join(root, '.cache/bench/retained.js'), hundred.folder];
    const { fileBytes, indexBytes } = JSON.parse(
      execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e6 }),
    ) as { readonly fileBytes: number; readonly indexBytes: number };
    const share = indexBytes / fileBytes;
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    const figures: Figure[] = [
      atMost('facts of 100 services', share, RETAINED, {
        figure: `${times(share)} (${megabytes(indexBytes)})`,
        peer: `files ${megabytes(fileBytes)}`,
      }),
    ];
    if (!canMeasureProcesses()) return [...figures, notTried('peak of a process', 'GNU time is not installed')];
    const thousand = estate({ services: 1000 });
    const empty = join(scratch, 'empty.js');
    writeFileSync(empty, '');
    const { own, node } = costsOf(
      {
        own: {
          script: join(dist(), 'cli.js'),
          args: ['check', '--fail-on', 'never', '--format', 'json'],
          cwd: thousand.folder,
        },
        node: { script: empty, args: [], cwd: scratch },
      },
      3,
    );
    if (own === undefined || node === undefined) return [...figures, notTried('peak of a process', 'it did not end')];
    const ratio = own.peakMb / node.peakMb;
    return [
      ...figures,
      atMost('`sre-lens check` of 1,000 services, peak', ratio, PEAK, {
        figure: `${times(ratio)} (${own.peakMb.toFixed(0)} MB)`,
        peer: `empty node ${node.peakMb.toFixed(0)} MB`,
      }),
    ];
  },
};
