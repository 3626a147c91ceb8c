import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { globalOptionTexts } from '../../src/messages/aws/global-options.ts';
import { kebabName } from '../../src/models/names.ts';
import { inputSkeleton } from '../../src/models/skeleton.ts';
import { operationArguments } from '../../src/surfaces/aws/commands/operation-arguments.ts';
import { mergeWholeInput } from '../../src/surfaces/aws/commands/whole-input.ts';
import { removedOperations } from '../../src/surfaces/aws/customizations/customizations.ts';
import type { Io } from '../../src/surfaces/aws/io.ts';
import { globalOptions } from '../../src/surfaces/aws/parsing/globals.ts';
import { aws, models, Workplace } from './support/command-line.ts';

/** Nothing of it is asked for: no skeleton names a file. */
const io = { env: {}, cwd: '.' } as Io;

const globals = globalOptions.map(({ name }) => name);

/** The value of a whole input as JSON writes it: YAML has moments and bytes of its own. */
const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => {
      if (typeof item === 'string') return item.replace(/^1970-01-01T00:00:00\.000Z$/, '1970-01-01T00:00:00');
      return typeof item === 'object' && item !== null && 'type' in item && item.type === 'Buffer' ? null : item;
    }),
  );

const commandServices = models.services().filter((service) => service !== 'signin');

describe.each(commandServices)('every operation of %s', (service) => {
  const command = service === 's3' ? 's3api' : service;
  const removed = removedOperations[service] ?? [];
  const operations = (models.service(service)?.operations ?? []).filter((operation) => !removed.includes(operation));
  const modelOf = (operation: string) => {
    const model = models.operation(service, operation);
    if (model === undefined) throw new Error(`no model of ${operation}`);
    return model;
  };

  test('there are some', () => {
    expect(operations.length).toBeGreaterThan(1);
  });

  test('has flags that derive, and that no global option takes away', () => {
    const taken: string[] = [];
    for (const operation of operations) {
      const model = modelOf(operation);
      // A global option is also taken by its beginning.
      for (const { name, positional } of operationArguments(service, model, model.paginator).values()) {
        if (!positional && globals.some((global) => global.startsWith(name))) taken.push(`${operation} --${name}`);
      }
    }
    expect(taken).toEqual([]);
  });

  test('sets every member of its input by some flag, the paging ones aside', () => {
    const unset: string[] = [];
    for (const operation of operations) {
      const model = modelOf(operation);
      const input = model.input === undefined ? undefined : model.shapes[model.input];
      const set = new Set([...operationArguments(service, model, model.paginator).values()].map(({ member }) => member));
      // --max-items and --page-size stand for MaxItems; --count for MinCount and MaxCount.
      const replaced = new Set(['MaxItems', 'MinCount', 'MaxCount']);
      for (const member of Object.keys(input?.type === 'structure' ? input.members : {}))
        if (!set.has(member) && !replaced.has(member)) unset.push(`${operation}.${member}`);
    }
    expect(unset).toEqual([]);
  });

  test('has a skeleton that parses back, as JSON and as YAML, and help that renders', async () => {
    const place = new Workplace();
    const wrong: string[] = [];
    try {
      for (const operation of operations) {
        const words = [command, kebabName(operation)];
        const help = await place.run([...words, 'help']);
        if (help.exitCode !== 0 || !help.stdout.startsWith('NAME\n') || !help.stdout.includes(`\n         ${kebabName(operation)}\n`))
          wrong.push(`${operation} help`);
        const model = modelOf(operation);
        if (operationArguments(service, model, model.paginator).has('outfile')) continue;
        for (const [kind, flag] of [
          ['input', '--cli-input-json'],
          ['yaml-input', '--cli-input-yaml'],
        ] as const) {
          const skeleton = await place.run([...words, '--generate-cli-skeleton', kind]);
          if (skeleton.exitCode !== 0 || skeleton.calls.length > 0) wrong.push(`${operation} ${kind}: ${skeleton.stderr}`);
          const back: Record<string, unknown> = {};
          await mergeWholeInput(back, flag === '--cli-input-json' ? skeleton.stdout : undefined, flag === '--cli-input-yaml' ? skeleton.stdout : undefined, io);
          if (!isDeepStrictEqual(asJson(back), inputSkeleton(model))) wrong.push(`${operation} ${kind}`);
        }
      }
    } finally {
      place.remove();
    }
    expect(wrong).toEqual([]);
  });
});

test.each(['help', 'iam help', 's3api help', 'ec2 help', 's3 help', 's3 cp help', 'configure help', 'ec2 wait help', 'ec2 wait instance-running help'])(
  '%s',
  async (line) => {
    const ran = await aws(line);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '', calls: [] });
    expect(ran.stdout).toMatch(/^NAME\n\n {7}\S+ -\n/);
  },
);

test('help of an operation shows how its values are written', async () => {
  const { stdout } = await aws('ec2 run-instances help');
  expect(stdout).toContain('--count <value>');
  expect(stdout).toContain('[--associate-public-ip-address | --no-associate-public-ip-address]');
  expect(stdout).not.toContain('--min-count');
  expect(stdout).toContain('Ebs={DeleteOnTermination=boolean,');
  const bucket = (await aws('s3api create-bucket help')).stdout;
  expect(bucket).toContain('--bucket (string) [required]');
  expect(bucket).toContain('* public-read\n');
});

test('help marks what is simulated', async () => {
  const simulated = (_service: string, operation: string): boolean => operation === 'CreateUser';
  const { stdout } = await aws('iam help', { simulated });
  expect(stdout).toContain('o create-user (simulated)\n');
  expect(stdout).toContain('o delete-user\n');
  expect((await aws('iam delete-user help', { simulated })).stdout).toContain('Not simulated: a call is refused with the code NotSimulated.');
});

test('skeletons: input by default, output with its formats, YAML with comments', async () => {
  expect((await aws('iam create-user --generate-cli-skeleton')).stdout).toBe(
    '{\n    "Path": "",\n    "UserName": "",\n    "PermissionsBoundary": "",\n    "Tags": [\n        {\n            "Key": "",\n            "Value": ""\n        }\n    ]\n}\n',
  );
  expect((await aws('ec2 describe-vpcs --generate-cli-skeleton output --query Vpcs[0].VpcId')).stdout).toBe('"VpcId"\n');
  // So says aws-cli, 1.45.11 and 2.9.19: botocore holds its sample to the model.
  expect((await aws('iam create-user --user-name x --generate-cli-skeleton output')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (ParamValidation): Parameter validation failed:\nInvalid length for parameter User.UserId, value: 6, valid min length: 16\nInvalid length for parameter User.Arn, value: 3, valid min length: 20\n',
  );
  expect((await aws('iam create-user --generate-cli-skeleton output')).exitCode).toBe(252);
  expect((await aws('iam create-user --generate-cli-skeleton yaml-input')).stdout).toBe(`Path: ''  # The path for the user name.
UserName: '' # [REQUIRED] The name of the user to create.
PermissionsBoundary: '' # The ARN of the managed policy that is used to set the permissions boundary for the user.
Tags: # A list of tags that you want to attach to the new user.
- Key: ''  # [REQUIRED] The key name that can be used to look up or retrieve the associated value.
  Value: '' # [REQUIRED] The value associated with this tag.
`);
  // As aws-cli 2.9.19 lays it out: two blanks after the first member, plain words bare, moments and bytes as YAML has them.
  expect((await aws('cloudtrail lookup-events --generate-cli-skeleton yaml-input')).stdout).toContain(
    '\nStartTime: 1970-01-01 00:00:00 # Specifies that only events that occur after or at the specified time are returned.\n',
  );
  expect((await aws('s3api put-bucket-versioning --generate-cli-skeleton yaml-input')).stdout).toContain(
    '\n  MFADelete: Enabled  # Specifies whether MFA delete is enabled in the bucket versioning configuration. Valid values are: Enabled, Disabled.\n',
  );
  expect((await aws('s3api put-object --generate-cli-skeleton yaml-input')).stdout).toContain("\nBody: !!binary '' # Object data.\n");
});

test('every global option has a text', () => {
  expect(Object.keys(globalOptionTexts)).toEqual(globals);
});
