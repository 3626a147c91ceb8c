import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckResult, type Client, has, runChecks, same } from './client.ts';
import { type Ran, runProgram, versionOf } from './run-program.ts';
import type { Facts, World } from './world.ts';

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

interface Tool {
  /** Runs a command line of its own; `intern` has no permissions. */
  readonly run: (line: string, as?: 'intern') => Promise<Ran>;
  readonly ok: (line: string) => Promise<string>;
}

function toolOf(
  command: (as: 'admin' | 'intern') => readonly [string, ...string[]],
  env: (as: 'admin' | 'intern') => Record<string, string>,
  cwd: string,
): Tool {
  const run: Tool['run'] = (line, as) => runProgram([...command(as ?? 'admin'), ...line.split(' ')], env(as ?? 'admin'), cwd);
  const ok: Tool['ok'] = async (line) => {
    const { exitCode, stdout, stderr } = await run(line);
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${stderr.trim().slice(-400)}`);
    return stdout;
  };
  return { run, ok };
}

const internVariables = ({ intern }: Facts): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: intern.accessKeyId,
  AWS_SECRET_ACCESS_KEY: intern.secretAccessKey,
});

function s3cmd(world: World, facts: Facts): Promise<readonly CheckResult[]> {
  const { bucket, largeFile, folder } = facts;
  const { host } = new URL(facts.endpoint);
  const config = join(folder, 's3cfg');
  writeFileSync(
    config,
    `[default]\nhost_base = ${host}\nhost_bucket = ${host}\nuse_https = False\nbucket_location = ${facts.region}\nmultipart_chunk_size_mb = 5\n`,
  );
  const env = (as: 'admin' | 'intern'): Record<string, string> => ({ ...world.environment('admin'), ...(as === 'intern' && internVariables(facts)) });
  const { run, ok } = toolOf(() => ['s3cmd', '-c', config, '--no-progress'], env, folder);
  return runChecks({
    success: async () => has(await ok('ls'), `s3://${bucket}`),
    refusals: async () => {
      const { exitCode, stderr } = await run('ls', 'intern');
      has(stderr, 'S3 error: 403 (AccessDenied): User: arn:aws:iam::');
      same(exitCode, 77);
      has((await run(`get s3://${bucket}/nothing ${join(folder, 'none')}`)).stderr, `'s3://${bucket}/nothing' does not exist.`);
    },
    pagination: async () => same((await ok(`ls s3://${bucket}/page/`)).trim().split('\n').length, facts.objects),
    multipart: async () => {
      await ok(`put ${largeFile} s3://${bucket}/large`);
      const target = join(folder, 'large.down');
      await ok(`get s3://${bucket}/large ${target}`);
      same(digest(target), digest(largeFile));
    },
    sync: async () => {
      const tree = join(folder, 'tree');
      mkdirSync(join(tree, 'deep er'), { recursive: true });
      writeFileSync(join(tree, 'deep er', 'tom+\u00e5.txt'), 'meow');
      await ok(`sync ${tree}/ s3://${bucket}/tree/`);
      has(await ok(`ls -r s3://${bucket}/tree/`), 'deep er/tom+\u00e5.txt');
      same((await ok(`sync ${tree}/ s3://${bucket}/tree/`)).includes('upload:'), false);
      await ok(`del -r s3://${bucket}/tree/`);
    },
    presigned: async () => {
      const url = (await ok(`signurl s3://${bucket}/page/1 +60`)).trim();
      const answer = await fetch(url);
      // s3cmd signs URLs with version 2, which AWS refuses in its newer Regions and here is refused everywhere.
      same([answer.status, (await answer.text()).includes('Please use AWS4-HMAC-SHA256')], [400, true]);
    },
    'buckets of its own': async () => {
      await ok(`mb s3://${bucket}-own`);
      await ok(`info s3://${bucket}-own`);
      await ok(`rb s3://${bucket}-own`);
    },
  });
}

function rclone(world: World, facts: Facts): Promise<readonly CheckResult[]> {
  const { bucket, largeFile, folder } = facts;
  // Of AWS itself this version asks under names of the buckets, which an address has not.
  const remote = { RCLONE_CONFIG_NIMBI_TYPE: 's3', RCLONE_CONFIG_NIMBI_PROVIDER: 'Other', RCLONE_CONFIG_NIMBI_ENV_AUTH: 'true' };
  const settings = {
    ...remote,
    // This version sends `private` otherwise, which buckets without ACLs refuse, as AWS's new ones do.
    RCLONE_CONFIG_NIMBI_ACL: 'bucket-owner-full-control',
    RCLONE_CONFIG_NIMBI_BUCKET_ACL: 'private',
    RCLONE_CONFIG_NIMBI_ENDPOINT: facts.endpoint,
    RCLONE_CONFIG_NIMBI_REGION: facts.region,
    RCLONE_CONFIG: join(folder, 'rclone.conf'),
  };
  writeFileSync(settings.RCLONE_CONFIG, '');
  const env = (as: 'admin' | 'intern'): Record<string, string> => ({
    ...world.environment('admin'),
    ...settings,
    ...(as === 'intern' && internVariables(facts)),
  });
  const { run, ok } = toolOf(() => ['rclone', '--retries', '1', '--s3-chunk-size', '5M', '--s3-upload-cutoff', '5M'], env, folder);
  return runChecks({
    success: async () => has(await ok('lsd nimbi:'), bucket),
    refusals: async () => {
      const { exitCode, stderr } = await run('lsd nimbi:', 'intern');
      has(stderr, 'AccessDenied: User: arn:aws:iam::');
      has(stderr, 'status code: 403');
      same(exitCode, 1);
    },
    pagination: async () => same((await ok(`lsf --s3-list-chunk 10 nimbi:${bucket}/page`)).trim().split('\n').length, facts.objects),
    multipart: async () => {
      await ok(`copyto ${largeFile} nimbi:${bucket}/large`);
      const target = join(folder, 'large.down');
      await ok(`copyto nimbi:${bucket}/large ${target}`);
      same(digest(target), digest(largeFile));
    },
    sync: async () => {
      const tree = join(folder, 'tree');
      mkdirSync(join(tree, 'deep'), { recursive: true });
      writeFileSync(join(tree, 'deep', 'tom+\u00e5 b.txt'), 'meow');
      await ok(`sync ${tree} nimbi:${bucket}/tree`);
      same((await ok(`lsf -R --files-only nimbi:${bucket}/tree`)).trim(), 'deep/tom+\u00e5 b.txt');
      await ok(`check ${tree} nimbi:${bucket}/tree`);
      same(await ok(`cat nimbi:${bucket}/tree/deep`), 'meow');
      await ok(`purge nimbi:${bucket}/tree`);
    },
    presigned: async () => {
      const url = (await ok(`link --expire 1m nimbi:${bucket}/page/1`)).trim();
      same(await (await fetch(url)).text(), 'x');
    },
    'buckets of its own': async () => {
      await ok(`mkdir nimbi:${bucket}-own`);
      await ok(`rmdir nimbi:${bucket}-own`);
    },
    'credentials from instance metadata': async () => {
      const { exitCode, stdout, stderr } = await runProgram(['rclone', 'lsd', 'nimbi:'], { ...world.environment('instance'), ...settings }, folder);
      if (exitCode !== 0) throw new Error(stderr.slice(-400));
      has(stdout, bucket);
    },
  });
}

/** Tools that speak S3 by themselves. */
export const s3Tools: readonly Client[] = [
  { name: 's3cmd', id: 's3cmd', packages: ['s3cmd'], version: () => versionOf(['s3cmd', '--version']), run: s3cmd },
  { name: 'rclone', id: 'rclone', packages: ['rclone'], version: () => versionOf(['rclone', 'version']), run: rclone },
];
