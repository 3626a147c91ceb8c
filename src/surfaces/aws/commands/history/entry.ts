import { join } from 'node:path';
import type { Json } from '../../../../kernel/json.ts';

/** What happened while a command ran, in the AWS CLI's names. */
export interface HistoryEvent {
  readonly type: 'CLI_VERSION' | 'CLI_ARGUMENTS' | 'API_CALL' | 'PARSED_RESPONSE' | 'CLI_RC';
  /** Milliseconds since 1970, by the cloud's clock. */
  readonly time: number;
  readonly payload: Json;
  /** Which API call of the command it belongs to, from 0. */
  readonly call?: number;
}

/** A command that was run. */
export interface HistoryEntry {
  readonly id: string;
  readonly time: number;
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly events: readonly HistoryEvent[];
}

/** The home's history: a line of JSON a command, the latest last. */
export const historyPath = (configFolder: string): string => join(configFolder, 'cli', 'history', 'history.jsonl');
