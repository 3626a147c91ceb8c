import type { OperationContext } from '../../kernel/context.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { sha256 } from '../../kernel/sha256.ts';
import { errors } from './errors.ts';
import { tables } from './state.ts';

/**
 * Does what a request asks for once: the same request with the same client token gets what came of the first.
 * Source: EC2 API Reference, "Ensuring idempotency in Amazon EC2 API requests", read 2026-11-24.
 * @param make does it, and says the ids of what it made
 * @returns the ids of what was made, now or then
 * @throws IdempotentParameterMismatch where the token came with another request before
 */
export function onceForToken(
  { state, accountId, region }: OperationContext,
  operation: string,
  input: { readonly ClientToken?: string | undefined },
  make: () => readonly string[],
): readonly string[] {
  if (input.ClientToken === undefined) return make();
  const key = [accountId, region, operation, input.ClientToken];
  const digest = sha256(canonicalJson(input));
  const known = state.get(tables.clientTokens, key);
  if (known !== undefined && known.digest !== digest) throw errors.idempotencyMismatch();
  if (known !== undefined) return known.ids;
  const ids = make();
  state.put(tables.clientTokens, key, { digest, ids });
  return ids;
}
