// A program of its own: loads the extension's bundle with a stand-in for VS Code and activates it; prints CPU ms of both.
'use strict';
const Module = require('node:module');

/** Answers every question with itself: an API on which anything may be called. */
function anything() {
  const target = function stub() {};
  return new Proxy(target, {
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => '';
      if (name === Symbol.iterator) return function* none() {};
      if (name === 'then') return undefined;
      return anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}

// The bundle copies the fields of the module that it requires, and takes its prototype: the stand-in is that prototype.
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => (name === 'vscode' ? 'vscode' : resolve(name, ...rest));
require.cache.vscode = { id: 'vscode', filename: 'vscode', loaded: true, exports: Object.create(anything()) };

const cpu = (work) => {
  const begun = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(begun);
  return { ms: (user + system) / 1000, value };
};
const loaded = cpu(() => require(process.argv[2]));
const activated = cpu(() => loaded.value.activate({ subscriptions: [], extensionUri: anything(), extensionPath: '', asAbsolutePath: String }));
process.stdout.write(JSON.stringify({ load: loaded.ms, activate: activated.ms }));
process.exit(0);
