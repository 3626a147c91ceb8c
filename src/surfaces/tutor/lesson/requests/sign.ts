import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import type { Screen } from '../screen.ts';
import { type RequestWord, textOf } from './bench.ts';
import { headerOf, RequestProblem, readRequest, writeRequest } from './request-file.ts';
import { signRequest } from './sign-request.ts';

/** `sign FILE [--profile NAME]`: signs the request in a file, and shows what the signature covers. */
export const sign: RequestWord = async (args, bench) => {
  const [, file, profile = 'default'] = /^(\S+)(?: --profile (\S+))?$/.exec(args.join(' ')) ?? [];
  if (file === undefined) throw new RequestProblem(messages.signWhat);
  const credentials = bench.folder.credentials(profile);
  if (credentials === undefined) throw new RequestProblem(messages.noProfile(profile, bench.folder.profiles()));
  const request = readRequest(textOf(bench, file));
  const signed = signRequest(request, credentials, bench.models, bench.cloud.now());
  bench.folder.write(file, writeRequest(signed.request));
  const { screen } = bench;
  // Signed again, it is seen already what is signed.
  if (headerOf(request, 'authorization') === undefined) {
    screen.line(messages.canonical);
    for (const line of signed.canonicalRequest.split('\n')) screen.line(indented(line, screen));
    screen.line();
  }
  screen.prose(messages.signed(file, profile));
};

/** A line of a canonical request; one that is too wide is broken where its value begins. */
function indented(line: string, { color, columns }: Screen): string {
  const [, name, value] = line.length > columns - 2 ? (/^([^:]*:)(.*)$/.exec(line) ?? []) : [];
  if (name !== undefined && value !== undefined) return `  ${color.cyan(name)}\n    ${color.cyan(value)}`;
  return line === '' ? '' : `  ${color.cyan(line)}`;
}
