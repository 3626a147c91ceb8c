import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import { type RequestWord, textOf } from './bench.ts';
import { RequestProblem } from './request-file.ts';

/** `change FILE OLD NEW`: puts one text in another one's place, where it stands first. */
export const change: RequestWord = async (args, bench) => {
  const [file, old, wanted] = args;
  if (file === undefined || !old || wanted === undefined || args.length > 3) throw new RequestProblem(messages.changeWhat);
  const text = textOf(bench, file);
  const at = text.indexOf(old);
  if (at < 0) throw new RequestProblem(messages.notInFile(file, old));
  const changed = text.slice(0, at) + wanted + text.slice(at + old.length);
  bench.folder.write(file, changed);
  const number = text.slice(0, at).split('\n').length;
  bench.screen.line(messages.changed(number, changed.split('\n')[number - 1] ?? ''));
};
