import { Interrupted } from '../../errors.ts';
import { Session } from '../../session/session.ts';
import { Caller } from '../call.ts';
import { s3Model } from './model.ts';
import type { Parameters } from './requests.ts';
import type { Slots } from './transfer-queue.ts';
import type { S3Location } from './uri.ts';

/** What is needed to write an object in parts. */
export interface MultipartRequest {
  readonly session: Session;
  readonly caller: Caller;
  readonly slots: Slots;
  readonly target: S3Location;
  /** For CreateMultipartUpload and CompleteMultipartUpload. */
  readonly create: Parameters;
  readonly complete: Parameters;
}

/** A part that is done. */
export type DonePart = Readonly<Record<string, unknown>>;

/** The call's session without its Ctrl-C, which must not keep an upload from being tidied away. */
function tidying({ io, environment, globals }: Session): Session {
  const { signal: _aborted, interrupted: _told, ...lasting } = io;
  return new Session(lasting, environment, globals);
}

/**
 * Writes an object in parts, several at once. When something goes wrong, Ctrl-C included, the upload is aborted: nothing is left of it.
 * @param parts sends the parts, each when its turn comes, and gives them in order
 */
export async function inParts(request: MultipartRequest, parts: (upload: Parameters) => Promise<readonly DonePart[]>): Promise<void> {
  const { caller, target, create, complete } = request;
  const place = { Bucket: target.bucket, Key: target.key };
  const { UploadId } = await caller.call('CreateMultipartUpload', { ...place, ...create });
  const upload = { ...place, UploadId };
  try {
    const done = await parts(upload);
    await caller.call('CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts: done }, ...complete });
  } catch (error) {
    await abort(request.session, upload);
    throw error;
  }
}

async function abort(session: Session, upload: Parameters): Promise<void> {
  const lasting = tidying(session);
  // What went wrong before is what matters; an upload that can't be aborted says so in the journal.
  const caller = await Caller.open(lasting, s3Model(lasting));
  await caller.send('AbortMultipartUpload', upload);
}

/** Sends the parts of something whose size is known. The first failure keeps the others from starting, and is thrown when all have ended. */
export async function sendAll(
  count: number,
  slots: Slots,
  signal: AbortSignal | undefined,
  send: (number: number) => Promise<DonePart>,
): Promise<readonly DonePart[]> {
  let failed = false;
  const sent = await Promise.allSettled(
    Array.from({ length: count }, (_, index) =>
      slots.run(async () => {
        if (signal?.aborted || failed) throw new Interrupted();
        try {
          return await send(index + 1);
        } catch (error) {
          failed = true;
          throw error;
        }
      }),
    ),
  );
  const reasons = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !(reason instanceof Interrupted)) ?? reasons[0];
  return sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

const checksumMember = /^Checksum(?!Type$)/;

/** What CompleteMultipartUpload is told of a part that was sent. */
export const donePart = (number: number, answer: Readonly<Record<string, unknown>>): DonePart => ({
  PartNumber: number,
  ETag: answer.ETag,
  ...Object.fromEntries(Object.entries(answer).filter(([name]) => checksumMember.test(name))),
});
