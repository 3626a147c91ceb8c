import { isPlainObject } from '../../kernel/json.ts';
import { elementTexts } from './element-texts.ts';
import { type DocumentKind, type Fault, faultIn, type StatementView } from './fault.ts';

/** What each type of principal looks like. An `A…` text is the unique id that AWS leaves where a user or role was deleted. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|A[A-Z0-9]{15,}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):(root|(user|role|assumed-role|federated-user)\/[^*?]+))$/,
  Service: /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|internal)$/,
  Federated: /^([a-z0-9.-]+\.[a-z]+(\/.*)?|arn:aws[a-z-]*:iam::\d{12}:(saml-provider|oidc-provider)\/.+)$/,
  CanonicalUser: /^[0-9a-f]{64}$/,
};

/** What is wrong with a statement's `Principal` or `NotPrincipal`. That the users and roles named exist is for the service to check. */
export function* principalFaults(statement: StatementView, kind: DocumentKind): Iterable<Fault> {
  const { Principal: principal, NotPrincipal: notPrincipal, Effect: effect } = statement.fields;
  const value = principal ?? notPrincipal;
  if (kind !== 'trust' && kind !== 'resource') {
    if (value !== undefined) yield faultIn(statement, 'principalProhibited');
    return;
  }
  if (principal !== undefined && notPrincipal !== undefined) yield faultIn(statement, 'syntax');
  // "NotPrincipal must be used with Effect Deny", and not at all in a trust policy: IAM User Guide, NotPrincipal, read November 2026.
  if (notPrincipal !== undefined && effect === 'Allow') yield faultIn(statement, 'allowNotPrincipal');
  else if (notPrincipal !== undefined && kind === 'trust') yield faultIn(statement, 'notPrincipalProhibited');
  if (value === undefined) yield faultIn(statement, 'missingField', { field: 'Principal' });
  else if (value === '*' && kind === 'trust') yield faultIn(statement, 'everyonePrincipal');
  else if (value !== '*') yield* namedPrincipals(value, statement, kind);
}

function* namedPrincipals(value: unknown, statement: StatementView, kind: DocumentKind): Iterable<Fault> {
  const types = isPlainObject(value) ? Object.entries(value) : [];
  if (types.length === 0) yield faultIn(statement, 'syntax');
  for (const [type, names] of types) {
    const shape = Object.hasOwn(SHAPES, type) && !(type === 'CanonicalUser' && kind === 'trust') ? SHAPES[type] : undefined;
    const texts = elementTexts(names);
    if (texts === undefined || texts.length === 0) yield faultIn(statement, 'syntax');
    else for (const text of texts) if (!shape?.test(text)) yield faultIn(statement, 'invalidPrincipal', { type: typeWord(type), principal: text });
  }
}

/** How IAM spells a type of principal in its message: `"AWS":"…"`, `"SERVICE":"…"`. */
const typeWord = (type: string): string => type.toUpperCase();
