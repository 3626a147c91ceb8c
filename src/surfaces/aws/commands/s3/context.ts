import type { Session } from '../../session/session.ts';
import type { Caller } from '../call.ts';
import type { S3Flags } from './command-line.ts';
import type { TransferConfig } from './transfer-config.ts';
import type { Slots } from './transfer-queue.ts';

/** What every transfer of a command has. */
export interface TransferContext {
  readonly session: Session;
  readonly flags: S3Flags;
  readonly config: TransferConfig;
  readonly slots: Slots;
  /** Calls where the target is, and where the source is (`--source-region`). */
  readonly caller: Caller;
  readonly sourceCaller: Caller;
}

/** Told of bytes that went over; what it gives is to be waited for. */
export type Advance = (bytes: number) => Promise<void> | undefined;
