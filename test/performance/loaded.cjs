// Before a program: tells at its end, in the file that is named, which files of its bundle it has loaded.
const { writeFileSync } = require('node:fs');
const path = require('node:path');

process.on('exit', () => {
  const bundle = path.dirname(process.argv[1]);
  const loaded = Object.keys(require.cache).filter((file) => path.dirname(file) === bundle);
  writeFileSync(process.env.LOADED, JSON.stringify(loaded));
});
