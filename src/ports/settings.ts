import type { Json } from '../kernel/json.ts';

/** What a person chose and how far they came: settings and learning progress, kept across runs and clouds. */
export interface Settings {
  get(key: string): Json | undefined;
  set(key: string, value: Json): void;
  remove(key: string): void;
}
