import { createHash } from 'node:crypto';
import type { AnswerFacts } from '../../wire/protocols/message.ts';

/** What an answer to a request carries besides. Only S3's answers have the second id: it is made where it is asked for. */
export const factsOf = (requestId: string): AnswerFacts => ({
  requestId,
  get hostId() {
    return hostIdOf(requestId);
  },
});

/** The second id of S3's answers: of the form that S3's has, and the same for the same request. */
const hostIdOf = (requestId: string): string => createHash('sha512').update(requestId).digest('base64').slice(0, 76);
