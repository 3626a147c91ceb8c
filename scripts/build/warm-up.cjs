'use strict';
// Runs what people run most in one process, then keeps what V8 compiled on the way: the code cache that the package starts with.
// Plain JavaScript in a plain `node`, as V8 takes a cache only under the flags it was made under.
const { load, storeCaches, dataRoot } = require('../../bin/nimbi.js');

/** The first makes the home, which people do once; each of the others leaves the cache of its kind of command. */
const steps = {
  prepare: ['sts get-caller-identity'],
  sts: ['sts get-caller-identity'],
  s3: ['s3 ls'],
  ec2: ['ec2 describe-instances'],
  others: ['s3api list-buckets', 'iam get-user --user-name nobody'],
};

async function main(step) {
  const { main, segments } = load(step);
  for (const line of steps[step]) await main(line.split(' '), dataRoot);
  if (step !== 'prepare') storeCaches(segments.values());
}

main(process.argv[2]).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
