import { AwsError } from '../../kernel/aws-error.ts';
import type { Operation } from '../../kernel/operation.ts';

const reasons: Readonly<Record<number, string>> = {
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  416: 'Requested Range Not Satisfiable',
};

/** The operations that are HTTP HEAD requests. */
export const bodyless: ReadonlySet<string> = new Set(['HeadBucket', 'HeadObject']);

/** An error as a client knows it that saw no body: its status in place of the code, HTTP's reason in place of the message. */
export function withoutBody(error: AwsError): AwsError {
  const reason = reasons[error.status];
  return reason === undefined ? error : new AwsError(String(error.status), reason, error.status);
}

/** Makes an operation's refusals those of an HTTP HEAD request, which has no body to explain itself in. */
export function refuseWithoutBody<Input, Output>(definition: Operation<Input, Output>): Operation<Input, Output> {
  const bare = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw error instanceof AwsError ? withoutBody(error) : error;
    }
  };
  return {
    ...definition,
    needs: (input, context) => bare(() => definition.needs(input, context)),
    validate: (input, context) => bare(() => definition.validate?.(input, context)),
    execute: (input, context) => bare(() => definition.execute(input, context)),
  };
}
