import { messages } from '../../../../messages/learn/lesson/en.ts';
import { hasOwnEditor } from '../editor.ts';
import { editLines } from '../line-editor.ts';
import type { Session } from '../session.ts';
import type { Word } from './word.ts';

/** Opens a file in the person's editor, or in ours; a changed file that the last command read makes that run again. */
export const edit: Word = async (session, name) => {
  const { files, display } = session;
  const before = files.read(name);
  if (before === undefined) {
    display.line(name === '' ? messages.editWhat(files.files()) : messages.noSuchFile(name, files.files()));
    return 'stay';
  }
  const { deps, terminal } = session;
  const opened = hasOwnEditor(deps.io.env) && (await terminal.lend(() => deps.openEditor(files.pathOf(name))));
  if (!opened) {
    const edited = await editLines(terminal, display, name, before);
    if (edited !== undefined && edited !== before) files.write(name, edited);
  }
  const after = files.read(name) ?? before;
  if (after === before) display.line(messages.notChanged);
  else await saved(session, name, after);
  return 'stay';
};

async function saved(session: Session, name: string, text: string): Promise<void> {
  const { display, lastCommand } = session;
  const fault = name.endsWith('.json') ? jsonFault(name, text) : undefined;
  const again = fault === undefined && lastCommand !== undefined && new RegExp(`fileb?://${name.replace(/[.]/g, '\\.')}(?![\\w.-])`).test(lastCommand);
  display.line(again ? messages.savedAndAgain : messages.saved);
  if (fault !== undefined) display.prose(fault);
  if (again) await session.run(lastCommand);
}

/** What keeps a text from being JSON, and where. Node counts characters; people count lines. */
function jsonFault(name: string, text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [place = '', position] = / in JSON at position (\d+).*$/s.exec(reason) ?? [];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    return messages.notJson(name, reason.slice(0, reason.length - place.length), line);
  }
}
