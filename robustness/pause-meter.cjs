// Loaded before a program (`node --require`): how long its main thread was on a processor without looking up. Linux only.
const { openSync, readSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const EVERY_MS = 5;

if (isMainThread && process.send !== undefined) {
  // The first number: nanoseconds on a processor, of this thread alone, so that neither other programs nor other threads count.
  const statistics = openSync('/proc/thread-self/schedstat', 'r');
  const bytes = Buffer.alloc(128);
  const onProcessorMs = () => {
    const length = readSync(statistics, bytes, 0, bytes.length, 0);
    return Number(bytes.toString('latin1', 0, length).split(' ', 1)[0]) / 1e6;
  };
  let last = onProcessorMs();
  let most = 0;
  const look = () => {
    const now = onProcessorMs();
    most = Math.max(most, now - last);
    last = now;
    setTimeout(look, EVERY_MS).unref();
  };
  look();
  // Told and forgotten at each question.
  process.on('message', () => {
    look();
    process.send({ mostMs: most, totalMs: process.cpuUsage().user / 1000 });
    most = 0;
  });
  process.channel.unref();
}
