'use strict';
// Runs what people run most in one process, then keeps what V8 compiled on the way: the code cache that the package starts with.
// Plain JavaScript in a plain `node`, as V8 takes a cache only under the flags it was made under.
const { load, storeCaches, dataRoot } = require('../../bin/nimbi.js');

/** The first makes the home, which people do once; each of the others leaves the caches of the segments that it is the first to load. */
const steps = {
  prepare: ['sts get-caller-identity'],
  sts: ['sts get-caller-identity'],
  s3: ['s3 ls'],
  ec2: ['ec2 describe-instances'],
  others: ['s3api list-buckets', 'iam get-user --user-name nobody', 'iam list-users'],
  help: ['ec2 run-instances help'],
  completion: ['__complete zsh -- iam create-', '__complete zsh -- ec2 run-instances --', '__complete zsh -- iam get-user --user-name a'],
};

async function main(step) {
  const { main, segments } = load(step);
  for (const line of steps[step]) await main(line.split(' '), dataRoot);
  if (step !== 'prepare') storeCaches([...segments.values()].filter(({ cached }) => !cached));
}

main(process.argv[2]).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
