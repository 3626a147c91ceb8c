import { join } from 'node:path';
import type { Json } from '../kernel/json.ts';
import { errorCode, inWords } from '../ports/file-errors.ts';
import { HomeError } from '../ports/home.ts';
import type { Settings } from '../ports/settings.ts';

const NAME = 'settings';

/**
 * Settings in `settings.json` of the home folder, written whole at each change. `conf` is loaded here and not before: the `aws` path does without.
 * @throws HomeError when the file can't be read or is not JSON
 */
export async function confSettings(home: string): Promise<Settings> {
  const { default: Conf } = await import('conf');
  const file = join(home, `${NAME}.json`);
  const inWordsOfSettings = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      if (errorCode(error) !== undefined) throw inWords(error, file);
      throw new HomeError(
        'corrupted',
        'The settings are not readable as JSON',
        file,
        'Mend or delete this file; deleting it forgets settings and learning progress.',
        { cause: error },
      );
    }
  };
  const conf = inWordsOfSettings(() => new Conf<Record<string, Json>>({ cwd: home, configName: NAME, accessPropertiesByDotNotation: false }));
  return {
    get: (key) => inWordsOfSettings(() => conf.get(key)),
    set: (key, value) => inWordsOfSettings(() => conf.set(key, value)),
    remove: (key) => inWordsOfSettings(() => conf.delete(key)),
  };
}
