import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckResult, Client } from './client.ts';
import { runProgram, versionOf } from './run-program.ts';
import type { Facts, World } from './world.ts';

const drivers = fileURLToPath(new URL('drivers/', import.meta.url));

/** Runs a driver as admin and on the instance, and reads its lines. */
async function drive(command: readonly [string, ...string[]], world: World, facts: Facts): Promise<readonly CheckResult[]> {
  const file = join(facts.folder, 'facts.json');
  writeFileSync(file, JSON.stringify(facts));
  const results: CheckResult[] = [];
  for (const where of ['admin', 'instance'] as const) {
    const { exitCode, stdout, stderr } = await runProgram([...command, file, where], world.environment(where), facts.folder);
    results.push(
      ...stdout
        .split('\n')
        .filter(Boolean)
        .map((line): CheckResult => JSON.parse(line)),
    );
    if (exitCode !== 0) results.push({ check: `the driver as ${where}`, ok: false, why: `exit code ${exitCode}: ${stderr.slice(-600)}` });
  }
  return results;
}

/** Go's packages of Debian lie where no module proxy is asked. */
const goEnvironment = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' };

const goPackage = '/usr/share/gocode/src/github.com/aws/aws-sdk-go-v2';

async function runGo(world: World, facts: Facts): Promise<readonly CheckResult[]> {
  const program = join(mkdtempSync(join(tmpdir(), 'nimbi-go-')), 'driver');
  const { exitCode, stderr } = await runProgram(['go', 'build', '-o', program, '.'], goEnvironment, join(drivers, 'go'));
  return exitCode === 0 ? drive([program], world, facts) : [{ check: 'go build', ok: false, why: stderr.slice(0, 600) }];
}

/** The SDKs of other languages than this one's. */
export const sdkDrivers: readonly Client[] = [
  {
    name: 'boto3',
    id: 'boto3',
    version: () => versionOf(['python3', '-c', 'import boto3; print(boto3.__version__)']),
    run: (world, facts) => drive(['python3', join(drivers, 'boto3_driver.py')], world, facts),
  },
  {
    name: 'AWS SDK for Ruby (S3)',
    id: 'ruby',
    packages: ['ruby', 'ruby-aws-sdk-s3'],
    version: () => versionOf(['ruby', '-e', 'require "aws-sdk-s3"; puts Aws::S3::GEM_VERSION']),
    run: (world, facts) => drive(['ruby', join(drivers, 'driver.rb')], world, facts),
  },
  {
    name: 'AWS SDK for Go v2',
    id: 'go',
    packages: ['golang-go', 'golang-github-aws-aws-sdk-go-v2-dev'],
    version: () => versionOf(['sh', '-c', `go version > /dev/null && grep goModuleVersion ${goPackage}/aws/go_module_metadata.go`]),
    run: runGo,
  },
];
