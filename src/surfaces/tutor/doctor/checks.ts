import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { messages } from '../../../messages/tutor/en.ts';
import { readConfig } from '../../aws/session/config-files.ts';
import type { Run } from '../verb.ts';
import { checkClouds } from './clouds.ts';
import type { Finding } from './finding.ts';

const words = messages.doctor;

/** Everything that is looked at, in order. */
export const checks: readonly ((run: Run) => Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>)[] = [
  checkNode,
  checkHome,
  checkDisk,
  checkStore,
  checkClouds,
  checkSettings,
  checkTerminal,
];

/** The first version that has all that is used, as package.json says. */
const leastNode = [20, 19] as const;

function checkNode(): Finding {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const fits = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return fits ? { level: 'pass', what: words.node(node) } : { level: 'fail', what: words.node(node), advice: words.oldNode(leastNode.join('.')) };
}

/** The nearest folder that is there: a home is made when it is first needed. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function checkHome({ deps: { home, homeProblem, io } }: Run): readonly Finding[] {
  const what = words.home(home.folder, Boolean(io.env.NIMBI_HOME));
  const problems: readonly Finding[] = homeProblem === undefined ? [] : [{ level: 'fail', what: homeProblem.message }];
  try {
    accessSync(existing(home.folder), constants.W_OK | constants.X_OK);
    return [{ level: 'pass', what }, ...problems];
  } catch {
    return [{ level: 'fail', what: `${what}; ${words.notWritable}`, advice: words.otherHome }, ...problems];
  }
}

const mebibyte = 1024 * 1024;
const little = 1024 * mebibyte;
const tooLittle = 64 * mebibyte;

function checkDisk({ deps: { home } }: Run): Finding {
  const { bavail, bsize } = statfsSync(existing(home.folder));
  const free = bavail * bsize;
  const what = words.disk(Math.floor(free / mebibyte));
  if (free >= little) return { level: 'pass', what };
  return { level: free < tooLittle ? 'fail' : 'warn', what, advice: words.makeRoom };
}

async function checkStore({ deps }: Run): Promise<Finding> {
  return deps.lmdbLoads() ? { level: 'pass', what: words.lmdb } : { level: 'warn', what: words.noLmdb, advice: words.noLmdbAdvice };
}

function checkSettings({ deps: { home, io } }: Run): readonly Finding[] {
  const { env } = io;
  const untouched: Finding = { level: 'pass', what: words.untouched(dirname(home.awsConfigFile)) };
  const profile = env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE;
  if (env.AWS_ACCESS_KEY_ID) return [untouched, { level: 'warn', what: words.keyInEnvironment, advice: words.unset('AWS_ACCESS_KEY_ID') }];
  if (profile && !readConfig(home.awsCredentialsFile).has(profile))
    return [untouched, { level: 'warn', what: words.unknownProfile(profile), advice: words.unset('AWS_PROFILE') }];
  return [untouched];
}

function checkTerminal({ deps: { io, plain }, interactive, style }: Run): Finding {
  if (!interactive) return { level: 'pass', what: words.noTerminal };
  const narrow = (io.stdout.columns ?? style.columns) < leastColumns;
  const what = words.terminal(io.stdout.columns ?? style.columns, style.color, plain);
  return narrow ? { level: 'warn', what, advice: words.widen(leastColumns) } : { level: 'pass', what };
}

/** What screens are laid out for. */
const leastColumns = 80;
