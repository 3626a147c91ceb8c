import { AwsError } from '../../kernel/aws-error.ts';
import type { Call } from '../../kernel/call.ts';
import type { WireSignature } from '../../wire/sigv4/verify.ts';
import { checksumFault } from './body-checksums.ts';
import type { Meant, ServedService } from './meant-request.ts';
import { isChunked, streamedBody } from './streamed-body.ts';

/**
 * The input, or why it can't be read: its sender is told once they are known.
 * @param whole the body; absent where it is handed on as it comes
 */
export function inputOf(
  { service, codec }: ServedService,
  { received, wire, model }: Meant,
  whole: Uint8Array | undefined,
  signature: WireSignature | undefined,
): Pick<Call, 'input' | 'unreadable' | 'afterBody'> {
  try {
    if (whole === undefined) {
      const { body, headers, afterBody } = streamedBody(received, () => signature?.chunks());
      const input = codec.decodeRequest({ service, model }, { ...wire, headers, body });
      return { input, ...(afterBody && { afterBody }) };
    }
    if (isChunked(received.headers)) throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented.', 501);
    const fault = service.service === 's3' ? checksumFault(received.headers, whole) : undefined;
    const input = codec.decodeRequest({ service, model }, { ...wire, body: whole });
    return { input, ...(fault && { unreadable: fault }) };
  } catch (error) {
    if (error instanceof AwsError) return { input: {}, unreadable: error };
    throw error;
  }
}
