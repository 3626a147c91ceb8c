import { afterAll, describe, expect, test } from 'vitest';
import { usage } from '../../src/surfaces/aws/errors.ts';
import differing from './cases/differing-lines.json' with { type: 'json' };
import read from './cases/read-lines.json' with { type: 'json' };
import refused from './cases/refused-lines.json' with { type: 'json' };
import { Workplace } from './support/command-line.ts';

/** A command line, and what comes of it: an input that is sent, or words. */
interface Case {
  /** The words, parted by single blanks; `args` where they hold blanks themselves. */
  readonly line?: string;
  readonly args?: readonly string[];
  /** 0 unless told. */
  readonly exit?: number;
  /** What stands in `An error occurred (CODE): …`. */
  readonly code?: string;
  readonly message?: string;
  /** Whether the usage follows. */
  readonly usage?: true;
  /** Whether the usage comes before, as it does with options that nobody knows. */
  readonly unknown?: true;
  /** A line of ours at the end. */
  readonly hint?: string;
  readonly call?: string;
  /** Bytes stand for themselves as Latin-1 text. */
  readonly input?: unknown;
}

const place = new Workplace({
  files: {
    'hello.txt': 'hello',
    'body.txt': 'hello',
    'nl.txt': 'line\n',
    'v.txt': 'from a file',
    'ids.txt': 'i-1\ni-2\n',
    'tag.txt': 'Key=a,Value=b',
    'tag.json': '{"Key":"a","Value":"b"}',
    'crlf.txt': 'a\r\nb\rc\n',
    'cut.json': '{"UserName":',
    'filters.json': '[{"Name":"vpc-id","Values":["v"]}]\n',
    'policy.json': '{"Version":"2012-10-17","Statement":[]}',
    'user.json': '{"UserName":"fromfile","Path":"/p/"}\n',
    'user.yaml': 'UserName: fromyaml\nPath: /y/\n',
    'bom.json': '\ufeff{"UserName":"bom"}',
    'bad.bin': Buffer.from([0xff, 0xfe, 0x00, 0x62, 0x61, 0x64]),
  },
});
afterAll(() => place.remove());

const words = ({ args, line = '' }: Case): readonly string[] => args ?? line.split(' ');

function expectedWords({ code, message, usage: follows, unknown, hint }: Case): string {
  if (message === undefined) return '';
  const envelope = code === undefined ? '' : `An error occurred (${code}): `;
  return `${unknown ? `\n${usage('aws')}\n` : ''}\naws: [ERROR]: ${envelope}${message}${follows ? `\n\n${usage('aws')}` : ''}\n${hint === undefined ? '' : `${hint}\n`}`;
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

async function check(each: Case): Promise<void> {
  const ran = await place.run(words(each), { env: { HOME: '/home/learner' }, surface: 'shell' });
  expect(ran.stderr).toBe(expectedWords(each));
  expect(ran.exitCode).toBe(each.exit ?? 0);
  expect(ran.calls[0]?.operation).toBe(each.call);
  if (each.call !== undefined) expect(plain(ran.calls[0]?.input)).toEqual(each.input);
}

const named = (cases: readonly Case[]) => cases.map((each) => [words(each).join(' '), each] as const);

describe('refused as aws refuses', () => {
  test.each(named(refused.cases as readonly Case[]))('%s', (_name, each) => check(each));
});

describe('read as aws reads', () => {
  test.each(named(read.cases as readonly Case[]))('%s', (_name, each) => check(each));
});

describe('known to be answered otherwise', () => {
  test.each(named(differing.cases as readonly Case[]))('%s', (_name, each) => check(each));
});
