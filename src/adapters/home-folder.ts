import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What of the process decides where the home is. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly userFolder: string;
}

const ofThisProcess: Surroundings = {
  env: process.env,
  platform: process.platform,
  get userFolder() {
    return homedir();
  },
};

/** The home folder: `NIMBI_HOME`, or `nimbi` in the folder where the platform keeps a program's data. Empty variables count as unset. */
export function homeFolder(surroundings: Surroundings = ofThisProcess): string {
  const { env, platform } = surroundings;
  if (env.NIMBI_HOME) return resolve(env.NIMBI_HOME);
  const { userFolder } = surroundings;
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(userFolder, 'AppData', 'Local'), 'nimbi');
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'nimbi');
  // The XDG specification has relative paths ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(userFolder, '.local', 'share');
  return join(data, 'nimbi');
}
