import { CommandLineError } from '../errors.ts';
import type { Printable } from '../output/value.ts';

/** The service's own tokens by input member; with `boto_truncate_amount` when the run ended inside a page. */
export type Token = Readonly<Record<string, Printable>>;

/** JSON as Python's `json.dumps` writes it, which is what the AWS CLI's tokens hold. */
function pythonJson(token: Token): string {
  const members = Object.entries(token).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{${members.join(', ')}}`.replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A token for `--starting-token`, as botocore makes it. */
export const encodeToken = (token: Token): string => Buffer.from(pythonJson(token), 'utf8').toString('base64');

function parseJsonToken(text: string): Record<string, Printable> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Printable>) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a `--starting-token`: botocore's, the older `a___b___2`, or a service's own. */
export function decodeToken(text: string, inputTokens: readonly string[]): { readonly token: Token; readonly truncated: number } {
  const parsed = parseJsonToken(text);
  if (parsed !== undefined) {
    const { boto_truncate_amount: amount, ...token } = parsed;
    return { token, truncated: typeof amount === 'number' ? amount : 0 };
  }
  let parts: readonly string[] = text.split('___');
  let truncated = 0;
  const last = parts.at(-1);
  if (parts.length === inputTokens.length + 1) {
    if (last !== undefined && /^\d+$/.test(last)) {
      truncated = Number(last);
      parts = parts.slice(0, -1);
    } else parts = [text];
  }
  if (parts.length > inputTokens.length) throw new CommandLineError('general', `Bad starting token: ${text}`);
  return { token: Object.fromEntries(inputTokens.map((name, index) => [name, parts[index] === 'None' ? null : (parts[index] ?? null)])), truncated };
}
