// A program of its own: loads the extension's bundle with a stand-in for VS Code and activates it; prints CPU ms of both.
'use strict';
const Module = require('node:module');

/**
 * Answers every question with another of its kind: an API on which anything may be called.
 * @returns {object}
 */
function anything() {
  const target = function stub() {};
  return new Proxy(target, {
    /** @returns {unknown} */
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => '';
      if (name === Symbol.iterator) return function* none() {};
      return name === 'then' ? undefined : anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}

/** @returns {number} */
function cpuOf(/** @type {() => void} */ work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

// The bundle copies the fields of the module that it requires, and takes its prototype: the stand-in is that prototype.
const found = Reflect.get(Module, '_resolveFilename');
Reflect.set(
  Module,
  '_resolveFilename',
  /** @returns {unknown} */ (name, ...rest) =>
    name === 'vscode' ? 'vscode' : Reflect.apply(found, Module, [name, ...rest]),
);
Reflect.set(require.cache, 'vscode', {
  id: 'vscode',
  filename: 'vscode',
  loaded: true,
  exports: Object.create(anything()),
});

let extension;
const load = cpuOf(() => {
  extension = require(process.argv[2]);
});
const activate = cpuOf(() => {
  extension.activate({
    subscriptions: [],
    extensionUri: anything(),
    globalStorageUri: anything(),
    secrets: anything(),
    asAbsolutePath: String,
  });
});
process.stdout.write(JSON.stringify({ load, activate }));
process.exit(0);
