import type { CallEvent } from '../../../kernel/journal.ts';

const text = (value: unknown): string => {
  const isEmpty = value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty) return 'nothing';
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return shown.length > 160 ? `${shown.slice(0, 157)}...` : shown;
};

/** A call as a failure names what it looks for. */
interface Wanted {
  readonly call: string;
  readonly by?: string;
  readonly region?: string;
  readonly outcome?: string;
  readonly never?: true;
}

const outcomes: Readonly<Record<string, string>> = { allowed: ', allowed', refused: ', refused' };

/** What checks say of what they looked for and what they found. */
export const messages = {
  value: text,
  oneOf: (expectations: readonly string[]): string => expectations.join(', or '),
  otherwise: 'that this is not so',
  isSo: 'it is so',
  rightAnswer: 'the right answer',
  noAnswer: 'no answer yet',
  answered: (given: string): string => `the answer "${given}"`,
  error: (code: string, message: string): string => `${code}: ${message}`,
  answersStill: 'the call is answered',
  refusal: (call: string, code: string): string => `${call} is refused with ${code}`,
  something: (call: string, query: string | undefined): string => (query === undefined ? `${call} answers` : `${call} shows ${query}`),
  decision: (expect: 'allow' | 'deny', action: string, resource: string, to?: string): string =>
    `${expect} ${to === undefined ? '' : `${to} `}${action} on ${resource}`,
  noPrincipal: (name: string): string => `there is no ${name.replace('/', ' ')}`,
  share: (found: string, right: number, of: number): string => `${found} (${right} of ${of} decisions come out as they should)`,
  noCall: 'no such call yet',
  happening: ({ call, by, region, outcome, never }: Wanted): string =>
    `${never ? 'never ' : ''}${call}${by === undefined ? '' : ` by ${by}`}${region === undefined ? '' : ` in ${region}`}${outcome === undefined ? '' : (outcomes[outcome] ?? `, refused with ${outcome}`)}`,
  call: ({ service, operation, region, principal, outcome }: CallEvent): string =>
    `${service}:${operation} by ${principal.arn} in ${region}, ${outcome.ok ? 'allowed' : outcome.code}`,
} as const;
