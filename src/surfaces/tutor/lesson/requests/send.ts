import type { CallEvent } from '../../../../kernel/journal.ts';
import { lastEventNumber } from '../../../../learn/journal-end.ts';
import { signatureText } from '../../../../messages/explain/signatures.ts';
import { requestMessages as messages } from '../../../../messages/learn/lesson/requests.ts';
import { fold } from '../fold.ts';
import { wrapLines } from '../wrap.ts';
import { type Bench, type RequestWord, textOf } from './bench.ts';
import { type RequestFile, RequestProblem, readRequest } from './request-file.ts';
import { type Answer, sendRequest } from './send-request.ts';

/** From where requests come: this computer, and that of whoever opens a link (an address of RFC 5737's). */
const addresses = { here: '127.0.0.1', stranger: '198.51.100.7' } as const;

/** `send FILE`: sends the request in a file as it is. `send URL`, or `send` for the address that was shown last: opens it, as a browser would. */
export const send: RequestWord = async (args, bench) => {
  const [what = bench.link] = args;
  if (what === undefined || args.length > 1) throw new RequestProblem(messages.sendWhat);
  const isLink = /^https?:\/\//.test(what);
  const request = isLink ? requestOf(what) : readRequest(textOf(bench, what));
  const before = lastEventNumber(bench.cloud);
  const answer = await sendRequest(request, bench.cloud, bench.models, isLink ? addresses.stranger : addresses.here);
  const event = bench.cloud.events({ order: 'oldest', after: before }).find((one): one is CallEvent => one.kind === 'call' && one.parent === undefined);
  show(answer, event, bench);
};

/** What a browser sends for a link. */
function requestOf(link: string): RequestFile {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined) throw new RequestProblem(messages.badLink);
  // What URL makes of the text must not be sent: a path is signed as it was written.
  const target = link.replace(/^https?:\/\/[^/?]*/, '').replace(/#.*$/, '');
  return {
    method: 'GET',
    target: target.startsWith('/') ? target : `/${target}`,
    headers: [
      ['Host', url.host],
      ['User-Agent', 'Mozilla/5.0'],
    ],
    body: '',
  };
}

function show({ status, reason, body }: Answer, event: CallEvent | undefined, { screen }: Bench): void {
  screen.line((status < 400 ? screen.color.green : screen.color.red)(`${status} ${reason}`));
  const [, code] = /<Code>([^<]*)<\/Code>/.exec(body) ?? [];
  const [, sentence] = /<Message>([^<]*)<\/Message>/.exec(body) ?? [];
  if (code !== undefined && status >= 400) screen.prose(messages.error(code, sentence ?? ''));
  else if (body !== '') screen.line(wrapLines(fold(body).shown, screen.columns));
  if (event === undefined) return;
  const finding = event.authentication.signature?.finding;
  if (event.authentication.failure === undefined)
    screen.labelled(messages.caller, event.principal.type === 'Anonymous' ? messages.nobody : event.principal.arn);
  if (finding !== undefined) screen.labelled(messages.why, signatureText(finding)[0]);
}
