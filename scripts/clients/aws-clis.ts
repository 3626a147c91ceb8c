import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../src/kernel/json.ts';
import { repository } from '../support/repository.ts';

/** What an installed AWS CLI prints as input skeletons: by service, by command; `null` where it prints none. */
export interface ClientSkeletons {
  readonly version: string;
  /** The version of the models it carries, where it tells. */
  readonly botocore: string | null;
  readonly skeletons: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** A way to come by an AWS CLI, as a Python that can import it. */
interface Candidate {
  readonly name: string;
  readonly python: string;
  readonly major: string;
  /** Tries to install it; only where that needs no questions. */
  install?(): void;
  readonly otherwise: string;
}

const candidates: readonly Candidate[] = [
  { name: 'AWS CLI v1', python: 'python3', major: '1', otherwise: 'not installed (pip install awscli)' },
  {
    name: "Debian's AWS CLI v2",
    python: '/usr/bin/python3',
    major: '2',
    install: () => {
      if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
      const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
      spawnSync('apt-get', ['update'], quiet);
      spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'awscli'], quiet);
    },
    otherwise: "not installed, and Debian's package awscli could not be installed here",
  },
];

function installedMajor(python: string): string | undefined {
  const { status, stdout } = spawnSync(python, ['-c', 'import awscli; print(awscli.__version__)'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('.')[0] : undefined;
}

/** The clients that are here or can be installed, each asked for its skeletons; and lines about those that can't be had. */
export function askClients(services: readonly string[]): {
  readonly clients: readonly (ClientSkeletons & Pick<Candidate, 'name' | 'python' | 'major'>)[];
  readonly missing: readonly string[];
} {
  const clients: (ClientSkeletons & Pick<Candidate, 'name' | 'python' | 'major'>)[] = [];
  const missing = ['The current AWS CLI v2 (late 2026) comes as an installer only, from no package registry.'];
  for (const { name, python, major, install, otherwise } of candidates) {
    if (installedMajor(python) !== major) install?.();
    if (installedMajor(python) === major) clients.push({ name, python, major, ...ask(python, services) });
    else missing.push(`${name}: ${otherwise}.`);
  }
  return { clients, missing };
}

function ask(python: string, services: readonly string[]): ClientSkeletons {
  const env = {
    ...process.env,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  const text = execFileSync(python, [join(repository, 'scripts/clients/skeletons.py'), ...services], { encoding: 'utf8', env, maxBuffer: 1e9 });
  return JSON.parse(text);
}
