import type { RoutingRule } from '@aws-sdk/client-s3';
import { percentEncode } from '../../../wire/protocols/form.ts';

/** Where a visitor is sent instead. */
export interface Redirection {
  readonly status: number;
  readonly location: string;
}

/** What a rule goes by. */
export interface Visited {
  /** The scheme and the host that were called: `http:`, `cats.s3-website.localhost:4566`. */
  readonly scheme: string;
  readonly host: string;
  /** What was asked for, decoded, without the slash before it. */
  readonly key: string;
  /** The status of what is wrong with it; absent before it is looked for. */
  readonly status?: number;
}

/**
 * The redirection of the first rule whose condition holds. Rules about errors wait for one.
 * Source: S3 User Guide, "(Optional) Configuring a webpage redirect", read 2026-11-24.
 */
export function redirectionBy(rules: readonly RoutingRule[], visited: Visited): Redirection | undefined {
  const rule = rules.find(({ Condition }) => holds(Condition, visited));
  if (rule?.Redirect === undefined) return undefined;
  const { HostName, HttpRedirectCode, Protocol, ReplaceKeyPrefixWith, ReplaceKeyWith } = rule.Redirect;
  const prefix = rule.Condition?.KeyPrefixEquals ?? '';
  const key = ReplaceKeyWith ?? (ReplaceKeyPrefixWith === undefined ? visited.key : `${ReplaceKeyPrefixWith}${visited.key.slice(prefix.length)}`);
  const scheme = Protocol === undefined ? visited.scheme : `${Protocol}:`;
  return { status: Number(HttpRedirectCode ?? 301), location: `${scheme}//${HostName ?? visited.host}/${percentEncode(key, '/')}` };
}

function holds(condition: RoutingRule['Condition'], { key, status }: Visited): boolean {
  const { HttpErrorCodeReturnedEquals: error, KeyPrefixEquals: prefix = '' } = condition ?? {};
  return key.startsWith(prefix) && (status === undefined ? error === undefined : error === String(status));
}
