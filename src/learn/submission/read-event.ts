import type { JournalEvent, Stage } from '../../kernel/journal.ts';
import { isPlainObject } from '../../kernel/json.ts';
import type { Principal } from '../../kernel/principal.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isTime: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject: Test = isPlainObject;
const isList: Test = Array.isArray;
const isHash: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isAccount: Test = (value) => typeof value === 'string' && /^\d{12}$/.test(value);
const isTexts: Test = (value) => isPlainObject(value) && Object.values(value).every(isText);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const oneOf =
  <Name extends string>(...names: readonly Name[]): Test =>
  (value) =>
    (names as readonly unknown[]).includes(value);
const shape =
  (members: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isPlainObject(value) && Object.entries(members).every(([name, test]) => test(Object.hasOwn(value, name) ? value[name] : undefined));

const stages = oneOf<Stage>('resolve', 'authenticate', 'decode', 'locate', 'authorize', 'validate', 'execute');
const principalTypes = oneOf<Principal['type']>('Root', 'User', 'AssumedRole', 'FederatedUser', 'AWSService', 'Anonymous');

const refusal = shape({ code: isText, message: isText, status: isTime, details: isTexts, stage: stages });
const outcome: Test = (value) => isPlainObject(value) && (value.ok === true ? isHash(value.digest) && optional(isObject)(value.output) : refusal(value));

const kinds: { readonly [Kind in JournalEvent['kind']]: Test } = {
  call: shape({
    service: isText,
    operation: isText,
    region: isText,
    accountId: isText,
    requestId: isText,
    mutating: isFlag,
    parent: optional(isCount),
    principal: shape({ type: principalTypes, accountId: isText, arn: isText, id: isText }),
    authentication: shape({ method: oneOf('signature', 'signIn', 'anonymous', 'service'), signature: optional(isObject) }),
    source: shape({ surface: isText, ip: isText, userAgent: isText }),
    input: isObject,
    instantStateChanges: isFlag,
    decisions: isList,
    outcome,
  }),
  account: shape({ accountId: isAccount }),
  clock: shape({ advancedBy: isTime }),
  undo: shape({ undone: isCount }),
  attempt: shape({ happening: isObject }),
};

const base = shape({ kind: isText, number: isCount, id: isText, time: isTime, previousHash: isHash, hash: isHash });

/** Reads an event of a journal that anybody may have written; `undefined` for what is none. What it rests on is not looked at: replay does. */
export function readEvent(value: unknown): JournalEvent | undefined {
  if (!base(value) || !isPlainObject(value)) return undefined;
  const kind = String(value.kind);
  const test = Object.hasOwn(kinds, kind) ? kinds[kind as JournalEvent['kind']] : undefined;
  // It has been held to all that the type says of it and that replay reads.
  return test?.(value) ? (value as unknown as JournalEvent) : undefined;
}
