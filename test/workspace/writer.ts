// A process that adds answers to one file: tsx writer.ts ROOT FILE NAME COUNT, or DIE to end while it holds the lock.
import { updateFile } from '../../src/workspace/write-file';

async function main([root = '', file = '', name = '', count = '0']: readonly string[]): Promise<void> {
  if (count === 'DIE') {
    await updateFile(root, file, () => {
      process.kill(process.pid, 'SIGKILL');
      return undefined;
    });
    return;
  }
  for (let index = 0; index < Number(count); index++) {
    const written = await updateFile(root, file, (text = '') => `${text}${name}-${index}\n`);
    if (!written.ok) throw new Error(written.reason);
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
