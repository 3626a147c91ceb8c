import { expect, test } from 'vitest';
import { ClientModels } from './client-models.ts';
import { isTooNew, type Pair, reasonsOf } from './known-differences.ts';
import type { Recorded } from './recording-server.ts';
import type { Outcome } from './run-clients.ts';

const models = new ClientModels({
  iam: {
    operations: {
      CreateUser: { uri: '/old/', input: 'In', output: 'Out', shownKeys: null },
      GetUser: { uri: '/', input: 'In', output: 'Out', shownKeys: null },
      ListUsers: { uri: '/', input: 'In', output: 'Out', shownKeys: ['B'] },
    },
    shapes: {
      In: { members: { UserName: 'Text', Path: 'Text' }, required: ['UserName'], tokens: [], booleanHeaders: ['x-sure'] },
      Out: { members: { B: 'Text', A: 'Text', Errors: 'Text' } },
      Text: {},
    },
  },
});
const operation = models.operation('iam', 'CreateUser');

const request = (change: Partial<Recorded> = {}): Recorded => ({ method: 'POST', path: '/old', query: [], headers: {}, body: new Uint8Array(), ...change });
const outcome = (change: Partial<Outcome> = {}): Outcome => ({ exitCode: 0, stdout: '', stderr: '', requests: [request()], ...change });
const pair = (theirs: Partial<Outcome>, ours: Partial<Outcome>, args = ['iam', 'create-user']): Pair => ({
  args,
  operation,
  theirs: outcome(theirs),
  ours: outcome(ours),
});

/** Everything that is compared, in the plainest form. */
const plain = ({ exitCode, stdout, requests }: Outcome): unknown => ({
  exitCode,
  stdout,
  requests: requests.map(({ path, headers, body }) => [path, headers, Buffer.from(body as Uint8Array).toString()]),
});
const differ = ({ theirs, ours }: Pair): boolean => JSON.stringify(plain(theirs)) !== JSON.stringify(plain(ours));
const why = (one: Pair): readonly string[] | undefined => reasonsOf('2', one, differ);

const json = (value: unknown): string => `${JSON.stringify(value, null, 4)}\n`;
const sent = (change: Partial<Recorded>) => ({ requests: [request(change)] });

test('another order of members is known where it is the order of the older models, and no other value is', () => {
  expect(why(pair({ stdout: json({ B: '1', A: '2' }) }, { stdout: json({ A: '2', B: '1' }) }))).toEqual(['members have another order in its models']);
  expect(why(pair({ stdout: json({ B: '1', A: '2' }) }, { stdout: json({ A: '2', B: 'x' }) }))).toBeUndefined();
  expect(why(pair({ stdout: json({ A: '2', B: '1' }) }, { stdout: json({ B: '1', A: '2' }) }))).toBeUndefined();
});

test('members beside the lists may be shown only where the older paginators show them not', () => {
  const listing = (ours: object): Pair => ({ ...pair({ stdout: json({ B: '1' }) }, { stdout: json(ours) }), operation: models.operation('iam', 'ListUsers') });
  expect(why(listing({ B: '1', A: null }))).toEqual(['its paginators show fewer members beside the lists']);
  expect(why(listing({ B: '2', A: null }))).toBeUndefined();
  expect(why(listing({ A: null }))).toBeUndefined();
  expect(why(pair({ stdout: json({ B: '1' }) }, { stdout: json({ B: '1', A: null }) }))).toBeUndefined();
});

test('a skeleton may have members more only where the older models lack them', () => {
  const args = ['iam', 'create-user', '--generate-cli-skeleton', 'input'];
  const older = json({ UserName: '', Path: '' });
  expect(why(pair({ stdout: older }, { stdout: json({ UserName: '', Path: '', New: '' }) }, args))).toEqual([
    'its models lack members of the input, and so its skeleton does',
  ]);
  expect(why(pair({ stdout: older }, { stdout: json({ UserName: '', New: '' }) }, args))).toBeUndefined();
});

test('a token may be filled in, and nothing else be sent besides', () => {
  const body = (content: string) => sent({ body: Buffer.from(content) });
  expect(why(pair(body('Action=A&Name=x'), body('Action=A&ClientToken=1&Name=x')))).toEqual([
    'its models do not have the ClientToken as one that clients fill in',
  ]);
  expect(why(pair(body('Action=A&Name=x'), body('Action=A&ClientToken=1&Name=x&More=1')))).toBeUndefined();
});

test('a path may end in a slash, and a header that is a boolean be written as Python does', () => {
  expect(why(pair(sent({ path: '/old/' }), sent({})))).toEqual(['its models end the path in a slash']);
  expect(why(pair(sent({ path: '/other/' }), sent({})))).toBeUndefined();
  const headers = (name: string, value: string) => sent({ headers: { [name]: value } });
  expect(why(pair(headers('x-sure', 'True'), headers('x-sure', 'true')))).toEqual(['it writes a boolean in a header as Python does, True for true']);
  expect(why(pair(headers('x-sure', 'True'), headers('x-sure', 'false')))).toBeUndefined();
  expect(why(pair(headers('x-other', 'True'), headers('x-other', 'true')))).toBeUndefined();
});

test('one reason leaves alone what the others are about', () => {
  const atRoot = { requests: [request({ path: '/' })] };
  const one = pair({ ...atRoot, stdout: json({ B: '1', A: '2' }) }, { ...atRoot, stdout: json({ A: '2', B: '1' }) });
  expect(why({ ...one, operation: models.operation('iam', 'GetUser') })).toEqual(['members have another order in its models']);
});

test('two reasons are both named', () => {
  const theirs = { requests: [request({ path: '/old/' })], stdout: 'x\nRESPONSEMETADATA\t200\nHTTPHEADERS\tclose\n' };
  expect(why(pair(theirs, { stdout: 'x\n' }))).toEqual(['its models end the path in a slash', 'it shows the metadata of an answer that has a member Errors']);
});

test('a single command line is known with what exactly both say', () => {
  const args = 'ec2 run-instances --image-id ami-12345678 --count none --output text'.split(' ');
  const ours = { exitCode: 252, stderr: 'aws: [ERROR]: An error occurred (ParamValidation): count parameter should be of form min[:max] (e.g. 1 or 1:10)\n' };
  expect(why(pair({ exitCode: 255, stderr: "name 'ParamValidationError' is not defined\n" }, ours, args))).toEqual([
    expect.stringContaining('forgets to import'),
  ]);
  expect(why(pair({ exitCode: 255, stderr: 'something else\n' }, ours, args))).toBeUndefined();
});

test('a command line is too new for a client only where its models lack what it does not know', () => {
  const refused = (stderr: string) => outcome({ exitCode: 252, stderr, requests: [] });
  expect(isTooNew(['iam', 'create-role'], refused('aws: error: argument operation: Invalid choice, valid choices are:\n'), models)).toBe(true);
  expect(isTooNew(['iam', 'create-user'], refused('aws: error: argument operation: Invalid choice, valid choices are:\n'), models)).toBe(false);
  expect(isTooNew(['iam', 'create-user', '--tags'], refused('Unknown options: --tags, x\n'), models)).toBe(true);
  expect(isTooNew(['iam', 'create-user', '--path'], refused('Unknown options: --path, x\n'), models)).toBe(false);
  expect(isTooNew(['iam', 'create-user'], refused('the following arguments are required: --user-name\n'), models)).toBe(false);
});
