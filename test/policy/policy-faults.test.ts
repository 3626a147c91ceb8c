import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../src/policy/faults/fault.ts';
import { type DocumentFacts, policyFaults } from '../../src/policy/policy-faults.ts';

interface FaultCase {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly facts?: DocumentFacts;
  /** The document as text, where it is no JSON or its spelling matters. */
  readonly text?: string;
  readonly document?: unknown;
  /** AWS's words for the first fault; null where AWS takes the document. */
  readonly message: string | null;
}

const file = new URL('../cases/policy-faults/faults.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly FaultCase[] };

describe('policyFaults', () => {
  test.each(cases)('$name ($kind)', ({ kind, facts, text, document, message }) => {
    const [first] = policyFaults(text ?? JSON.stringify(document), kind, facts);
    expect(first?.message ?? null).toBe(message);
  });

  test('names the statement of each fault', () => {
    const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
    const document = { Version: '2012-10-17', Statement: [good, { ...good, Action: 'GetObject' }, { ...good, Resource: 'b' }] };
    expect(policyFaults(JSON.stringify(document), 'identity').map(({ key, statement }) => [key, statement])).toEqual([
      ['noVendor', 1],
      ['notAnArn', 2],
    ]);
  });

  test('bounds what it reads: ten megabytes, ten thousand levels', () => {
    const huge = JSON.stringify({ Version: '2012-10-17', Statement: [], Id: 'x'.repeat(10_000_000) });
    expect(policyFaults(huge, 'identity')).toEqual([{ key: 'syntax', message: 'Syntax errors in policy.' }]);
    const deep = `{"Statement":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect(policyFaults(deep, 'resource')).toEqual([{ key: 'syntax', message: 'Invalid policy syntax.' }]);
  });
});
