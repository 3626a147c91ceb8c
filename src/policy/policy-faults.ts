import { isPlainObject } from '../kernel/json.ts';
import type { DocumentKind, Fault, StatementView } from './faults/fault.ts';
import { readJson } from './faults/json-text.ts';
import { statementFaults } from './faults/statement-faults.ts';
import { faultMessage } from './faults/words.ts';

/** A fault with AWS's words for it. */
export interface PolicyFault extends Fault {
  /** The message of IAM's or STS's `MalformedPolicyDocument`, or of S3's `MalformedPolicy`. */
  readonly message: string;
}

/** What more is known of a document. */
export interface DocumentFacts {
  /** A managed policy's version: IAM wants language version 2012-10-17 there, while an inline policy may be older. */
  readonly managed?: boolean;
  /** The bucket whose policy it is. */
  readonly bucket?: string;
}

/**
 * What AWS would find wrong with a policy document; empty when it would take it. AWS names only the first.
 * Documents of any size and depth may be given; those beyond AWS's bounds are faulty.
 */
export function policyFaults(text: string, kind: DocumentKind, facts: DocumentFacts = {}): readonly PolicyFault[] {
  return [...documentFaults(text, kind, facts)].map((fault) => ({ ...fault, message: faultMessage(fault, kind) }));
}

function* documentFaults(text: string, kind: DocumentKind, facts: DocumentFacts): Iterable<Fault> {
  const read = readJson(text);
  if (!read.ok) {
    const first = text.trimStart()[0];
    yield { key: read.reason === 'ambiguous' ? 'syntax' : first === '{' ? 'invalidJson' : 'notAnObject' };
    return;
  }
  const document = read.value;
  if (!isPlainObject(document)) {
    yield { key: 'notAnObject' };
    return;
  }
  if (kind !== 'trust' && !text.startsWith('{')) yield { key: 'leadingSpace' };
  yield* envelopeFaults(document, kind, facts);
  yield* statementsFaults(document.Statement, kind, facts);
}

const FIELDS: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);
const VERSIONS: ReadonlySet<unknown> = new Set([undefined, '2012-10-17', '2008-10-17']);

function* envelopeFaults(document: Readonly<Record<string, unknown>>, kind: DocumentKind, { managed }: DocumentFacts): Iterable<Fault> {
  for (const field of Object.keys(document)) if (!FIELDS.has(field)) yield { key: 'unknownField', values: { field } };
  if (!VERSIONS.has(document.Version)) yield { key: 'invalidVersion' };
  else if (managed && document.Version !== '2012-10-17') yield { key: 'oldVersion' };
  if (document.Id !== undefined && typeof document.Id !== 'string') yield { key: 'syntax' };
  if (document.Statement === undefined) yield kind === 'resource' ? { key: 'missingField', values: { field: 'Statement' } } : { key: 'syntax' };
}

function* statementsFaults(value: unknown, kind: DocumentKind, { bucket }: DocumentFacts): Iterable<Fault> {
  if (value === undefined) return;
  const statements: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (statements.length === 0) yield { key: 'emptyStatement' };
  const sids = new Set<unknown>();
  for (const [index, fields] of statements.entries()) {
    if (!isPlainObject(fields)) {
      yield { key: 'syntax', statement: index };
      continue;
    }
    const view: StatementView = { index, fields };
    yield* statementFaults(view, kind, bucket);
    const { Sid: sid } = fields;
    if (sid === undefined || sid === '' || kind === 'resource') continue;
    if (sids.has(sid)) yield { key: 'sidRepeated', statement: index };
    sids.add(sid);
  }
}
