'use strict';
// Runs what people run most in one process, then keeps what V8 compiled on the way: the code cache that the package starts with.
// Plain JavaScript in a plain `node`, as V8 takes a cache only under the flags it was made under.
const { load, storeCache, dataRoot } = require('../../bin/nimbi.js');

const commands = [
  ['sts', 'get-caller-identity'],
  ['s3', 'ls'],
  ['s3', 'mb', 's3://warm-up'],
  ['s3api', 'list-buckets'],
  ['ec2', 'describe-instances'],
  ['iam', 'get-user', '--user-name', 'nobody'],
];

async function main() {
  const program = load();
  for (const command of commands) await program.main(command, dataRoot);
  storeCache(program);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
