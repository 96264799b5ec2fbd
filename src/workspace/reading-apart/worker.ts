// The thread that reads large files, one after the other: a bundle of its own beside the server.
import { parentPort } from 'node:worker_threads';
import { createTaskReader, type Task } from './task';

const read = createTaskReader();

parentPort?.on('message', (task: Task) => parentPort?.postMessage(read(task)));
