import type { Cloud } from '../../../../engine/cloud.ts';
import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import type { Models } from '../../../../models/models.ts';
import type { AttemptFolder } from '../folder.ts';
import type { Screen } from '../screen.ts';
import { RequestProblem } from './request-file.ts';

/** What requests are made, signed and sent with. */
export interface Bench {
  readonly cloud: Cloud;
  readonly models: Models;
  readonly folder: AttemptFolder;
  readonly screen: Screen;
  /** The address that an answer showed last. */
  readonly link?: string;
}

/** Does something with a request; says what came of it on the screen. */
export type RequestWord = (args: readonly string[], bench: Bench) => Promise<void>;

/** The text of a file of the lesson. @throws RequestProblem where there is none */
export function textOf({ folder }: Bench, name: string): string {
  const text = folder.read(name);
  if (text === undefined) throw new RequestProblem(messages.noFile(name, folder.files()));
  return text;
}
