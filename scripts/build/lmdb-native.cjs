'use strict';
// Stands in the bundle for the loader that lmdb brings, which looks at every folder and tool of the machine before it loads the one file there is (10 ms).
// Where that file is not found or doesn't load, as on musl, lmdb's own loader has the word.
const { createRequire } = require('node:module');
const { dirname } = require('node:path');

const { platform, arch, versions } = process;
const files = platform === 'linux' ? [`node.abi${versions.modules}.glibc.node`, 'node.napi.glibc.node'] : ['node.napi.node'];

module.exports = () => {
  for (const file of files) {
    try {
      return require(`@lmdb/lmdb-${platform}-${arch}/${file}`);
    } catch {
      // The next one.
    }
  }
  const lmdb = require.resolve('lmdb');
  return createRequire(lmdb)('node-gyp-build-optional-packages')(dirname(dirname(lmdb)));
};
