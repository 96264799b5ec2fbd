// R10: four writers at once, a hundred killed ones, and a full disk.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnFullDisk } from '../test/robustness/full-disk';
import { deleteFolders, temporaryFolder } from '../test/workspace/shop';
import { killWriters, writeTogether } from '../test/robustness/killed-writers';
import type { Goal } from './goal';

const FILE = '.sre/solutions/PAY-1.yaml';
const WRITERS = 4;
const ANSWERS = 250;
const KILLS = 100;

export const concurrentWriters: Goal = {
  id: 'R10',
  what: `${WRITERS} writers × ${ANSWERS} answers: ${WRITERS * ANSWERS} kept; ${KILLS} kills: 0 torn; full disk: nothing lost`,
  run: async () => {
    try {
      const { kept, left } = await writeTogether(temporaryFolder(), FILE, WRITERS, ANSWERS);
      const { torn, lines } = await killWriters(temporaryFolder(), FILE, KILLS, Math.random);
      const full = await onSmallDisk();
      const lost = full?.filter((one) => !one.untouched || one.left.length > 0 || one.status === 0);
      return {
        figure:
          `${kept} kept, ${left.length} files left behind; ${torn} torn of ${KILLS} kills over ${lines} lines; ` +
          `full disk: ${lost === undefined ? 'not tried (needs the right to mount)' : `${lost.length} of ${full?.length} writes lost something`}`,
        met: kept === WRITERS * ANSWERS && left.length === 0 && torn === 0 && (lost ?? []).length === 0,
        ...(full === undefined ? {} : { note: full.map(({ said }) => said).join(' / ') }),
      };
    } finally {
      deleteFolders();
    }
  },
};

/** Writes where a real disk has no room left; `undefined` where this program may not mount one. */
async function onSmallDisk(): Promise<Awaited<ReturnType<typeof writeOnFullDisk>> | undefined> {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  try {
    return await writeOnFullDisk(folder, '', () => {
      for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          writeFileSync(join(folder, `filler-${size}`), Buffer.alloc(size));
        } catch {
          // No room for so much: the half of it may fit.
        }
      }
    });
  } finally {
    execFileSync('umount', [folder], { stdio: 'ignore' });
  }
}
