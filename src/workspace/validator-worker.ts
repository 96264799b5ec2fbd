// The worker that validates one text and ends: a bundle of its own beside the server.
import { parentPort, workerData } from 'node:worker_threads';
import { validateText } from './validate-text';
import { APART } from './validator-input';

interface Task {
  readonly file: string;
  readonly text: string;
}

async function run({ file, text }: Task): Promise<void> {
  parentPort?.postMessage(await validateText(file, text, APART));
}

void run(workerData as Task);
