import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from '../../kernel/data-source.ts';
import { defaultRegion } from '../../kernel/default-region.ts';
import { configPaths, profileOfSection, readConfig, type Sections } from '../aws/session/config-files.ts';
import type { CompletionWorld } from './world.ts';

/** What completion sees of a home, or of a lesson's folder. */
export interface HomeParts extends Pick<CompletionWorld, 'models' | 'clouds' | 'cloud'> {
  readonly data: DataSource;
  /** The folder of the `aws` command's config and credentials. */
  readonly configFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/** The world of a home. What can't be read is taken as not there: whoever presses a key is not told of it. */
export function homeWorld({ models, clouds, cloud, data, configFolder, env, cwd }: HomeParts): CompletionWorld {
  const paths = configPaths(configFolder);
  const sections = (path: string): Sections => quietly<Sections>(new Map(), () => readConfig(path));
  return {
    models,
    clouds: () => quietly([], clouds),
    cloud,
    lessons: () => tracks(data).flatMap((track) => data.names(`scenarios/${track}`)),
    profiles: () => {
      const ofConfig = [...sections(paths.config).keys()].flatMap((section) => profileOfSection(section) ?? []);
      return [...new Set([...ofConfig, ...sections(paths.credentials).keys()])].sort();
    },
    region: (profile = env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || 'default') => {
      const section = [...sections(paths.config)].find(([name]) => profileOfSection(name) === profile)?.[1];
      return env.AWS_REGION || env.AWS_DEFAULT_REGION || (typeof section?.region === 'string' ? section.region : defaultRegion);
    },
    files: (path) => quietly([], () => filesAt(cwd, path)),
  };
}

const tracks = (data: DataSource): readonly string[] => data.names('scenarios').filter((name) => !name.includes('.'));

/** The files and folders that a path could go on with; hidden ones only once a dot was typed. */
function filesAt(cwd: string, path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const beginning = path.slice(folder.length);
  return readdirSync(folder.startsWith('/') ? folder : join(cwd, folder), { withFileTypes: true })
    .filter(({ name }) => name.startsWith(beginning) && (beginning.startsWith('.') || !name.startsWith('.')))
    .map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .sort();
}

function quietly<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
