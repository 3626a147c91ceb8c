import { messages } from '../../../../messages/learn/lesson/en.ts';
import type { Word } from './word.ts';

/** `shell`: `nimbi shell` over the lesson's cloud and folder; leaving it leads back to the lesson. */
export const shell: Word = async (session) => {
  const { deps, attempt, cloudName, files, terminal, display } = session;
  await session.act(async () => {
    await terminal.lend(() => deps.shell(cloudName, attempt.cloud, files));
    display.line(messages.backFromShell);
  });
  return 'stay';
};
