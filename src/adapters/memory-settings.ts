import type { Json } from '../kernel/json.ts';
import type { Settings } from '../ports/settings.ts';

/** Settings that live as long as the process. */
export function memorySettings(initial: Readonly<Record<string, Json>> = {}): Settings {
  const values = new Map(Object.entries(initial));
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
    },
    remove: (key) => {
      values.delete(key);
    },
  };
}
