import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import type { ConditionContext } from '../../kernel/need.ts';
import type { Principal, SessionFacts } from '../../kernel/principal.ts';
import { requestTagKeys } from '../shared/request-tags.ts';
import { errors } from './errors.ts';

type TagInput = Pick<AssumeRoleCommandInput, 'Tags' | 'TransitiveTagKeys'>;

const lower = (keys: readonly string[]): ReadonlySet<string> => new Set(keys.map((key) => key.toLowerCase()));

const keysOf = ({ Tags = [] }: TagInput): readonly string[] => Tags.map(({ Key = '' }) => Key);

/** The tags that a role session hands on to the sessions it begins. */
function inheritedTags(principal: Principal): Readonly<Record<string, string>> {
  const session: SessionFacts | undefined = 'session' in principal ? principal.session : undefined;
  const transitive = lower(session?.transitiveTagKeys ?? []);
  return Object.fromEntries(Object.entries(session?.tags ?? {}).filter(([key]) => transitive.has(key.toLowerCase())));
}

/** Refuses session tags that STS would not take. "Pass session tags in AWS STS", IAM User Guide, read 2026-11. */
export function checkSessionTags(input: TagInput, principal: Principal): void {
  const keys = lower(keysOf(input));
  if (keys.size < keysOf(input).length) throw errors.duplicateTagKeys();
  if ([...keys].some((key) => key.startsWith('aws:'))) throw errors.reservedTagKey();
  if (Object.keys(inheritedTags(principal)).some((key) => keys.has(key.toLowerCase()))) throw errors.transitiveTagOverridden();
  for (const key of lower(input.TransitiveTagKeys ?? [])) if (!keys.has(key)) throw errors.transitiveKeyWithoutTag();
}

/** The tags of a new session: those passed, and the transitive ones of the session that began it. */
export function sessionTags(input: TagInput, principal: Principal): Pick<SessionFacts, 'tags' | 'transitiveTagKeys'> {
  const inherited = inheritedTags(principal);
  const tags = { ...inherited, ...Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])) };
  const transitiveTagKeys = [...Object.keys(inherited), ...(input.TransitiveTagKeys ?? [])];
  return { ...(Object.keys(tags).length > 0 && { tags }), ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }) };
}

/** The condition keys of the tags that a request passes. */
export function sessionTagContext(input: TagInput): ConditionContext {
  const { Tags = [], TransitiveTagKeys = [] } = input;
  return {
    ...requestTagKeys(Tags),
    ...(TransitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': TransitiveTagKeys }),
  };
}
