import type { OperationContext } from '../../kernel/context.ts';
import { roles } from '../shared/identity/tables.ts';
import { documentText, keepDocument } from '../shared/policy-documents.ts';
import { putRole } from './entity-rows.ts';

/**
 * Puts a deleted user's or role's unique id in place of its ARN in the account's trust policies, as IAM shows them from then on: a new
 * user or role of the same name is not trusted. "AWS JSON policy elements: Principal", IAM User Guide, read 2026-11.
 */
export function orphanTrust(context: OperationContext, arn: string, id: string): void {
  const { state, accountId } = context;
  const quoted = JSON.stringify(arn);
  for (const { value: role } of [...state.list(roles, { prefix: [accountId] })]) {
    const text = documentText(state, role.trustHash);
    if (text.includes(quoted)) putRole(context, { ...role, trustHash: keepDocument(state, text.replaceAll(quoted, JSON.stringify(id))) });
  }
}
