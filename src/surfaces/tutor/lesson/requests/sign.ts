import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import { type RequestWord, textOf } from './bench.ts';
import { RequestProblem, readRequest, writeRequest } from './request-file.ts';
import { signRequest } from './sign-request.ts';

/** `sign FILE [--profile NAME]`: signs the request in a file, and shows what the signature covers. */
export const sign: RequestWord = async (args, bench) => {
  const [, file, profile = 'default'] = /^(\S+)(?: --profile (\S+))?$/.exec(args.join(' ')) ?? [];
  if (file === undefined) throw new RequestProblem(messages.signWhat);
  const credentials = bench.folder.credentials(profile);
  if (credentials === undefined) throw new RequestProblem(messages.noProfile(profile, bench.folder.profiles()));
  const signed = signRequest(readRequest(textOf(bench, file)), credentials, bench.models, bench.cloud.now());
  bench.folder.write(file, writeRequest(signed.request));
  const { screen } = bench;
  screen.line(messages.canonical);
  for (const line of signed.canonicalRequest.split('\n')) screen.line(line === '' ? '' : `  ${screen.color.cyan(line)}`);
  screen.line();
  screen.prose(messages.signed(file, profile));
};
