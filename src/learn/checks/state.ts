import { canonicalJson } from '../../kernel/json.ts';
import { messages } from '../../messages/learn/checks/en.ts';
import { observe, queried } from '../observe.ts';
import type { StateSpec } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when a call that looks answers what is expected. The observer is the root user, and leaves no trace. */
export const state: CheckKind<StateSpec> = async (spec, { cloud }) => {
  const answer = await observe(cloud, spec);
  const expected = spec.expected ?? defaultExpectation(spec);
  if (!answer.ok) {
    const { code, message } = answer.error;
    return spec.refused === code ? { passed: true } : { passed: false, expected, found: messages.error(code, message), why: [] };
  }
  if (spec.refused !== undefined) return { passed: false, expected, found: messages.answersStill, why: [] };
  const value = queried(answer.output, spec.query);
  const passed = spec.is === undefined ? isSomething(value) : canonicalJson(value) === canonicalJson(spec.is);
  return passed ? { passed: true } : { passed: false, expected, found: messages.value(value), why: [] };
};

function defaultExpectation({ service, operation, query, is, refused }: StateSpec): string {
  if (refused !== undefined) return messages.refusal(`${service}:${operation}`, refused);
  return is === undefined ? messages.something(`${service}:${operation}`, query) : messages.value(is);
}

/** JMESPath's truth: nothing, false and what is empty are not. */
function isSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
