// Loaded before a program (`node --require`): writes down what it opens and where it connects.
const fs = require('node:fs');
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');

const log = process.env.WATCH_LOG;
const append = fs.appendFileSync;
let quiet = false;
function say(kind, what) {
  if (quiet) return;
  quiet = true;
  append(log, `${kind} ${String(what)}\n`);
  quiet = false;
}
function watch(owner, name, kind) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  owner[name] = function watched(first, ...rest) {
    say(kind, typeof first === 'object' && first !== null && !Buffer.isBuffer(first) && !(first instanceof URL) ? JSON.stringify(first) : first);
    /** @type {unknown} */
    const result = original.call(this, first, ...rest);
    return result;
  };
}
say('watching', process.pid);
for (const name of ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'opendir', 'opendirSync']) watch(fs, name, 'open');
for (const name of ['open', 'readFile', 'opendir', 'readdir']) watch(fs.promises, name, 'open');
for (const name of ['readdir', 'readdirSync']) watch(fs, name, 'open');
watch(net.Socket.prototype, 'connect', 'connect');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  watch(dns, name, 'dns');
  watch(dns.promises, name, 'dns');
}
watch(dgram, 'createSocket', 'socket');
