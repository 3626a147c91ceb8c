'use strict';
// Runs what people run most in one process, then keeps what V8 compiled on the way: the code cache that the package starts with.
// Plain JavaScript in a plain `node`, as V8 takes a cache only under the flags it was made under.
const { load, storeCaches, dataRoot } = require('../../bin/nimbi.js');

/** Without `store`: makes the home, which people do once. */
const preparing = ['sts get-caller-identity'];
// No more of them than tell for most: each start pays for what the others need.
const usual = ['sts get-caller-identity', 's3 ls', 'ec2 describe-instances'];

async function main(store) {
  const { main, segments } = load();
  for (const line of store ? usual : preparing) await main(line.split(' '), dataRoot);
  if (store) storeCaches(segments.values());
}

main(process.argv[2] === 'store').catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
