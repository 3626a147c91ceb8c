'use strict';
// Stands in the bundle for the loader that lmdb brings, which looks at every folder and tool of the machine before it loads the one file there is (10 ms).
// The native code is a package for each platform; these are all that nimbi installs of lmdb.
const { platform, arch, versions } = process;
const files = platform === 'linux' ? [`node.abi${versions.modules}.glibc.node`, 'node.napi.glibc.node', 'node.napi.musl.node'] : ['node.napi.node'];

module.exports = () => {
  let reason;
  for (const file of files) {
    try {
      return require(`@lmdb/lmdb-${platform}-${arch}/${file}`);
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
};
