import type { LocateContext } from '../../kernel/context.ts';
import type { ConditionContext, Need } from '../../kernel/need.ts';
import { findBucket } from './bucket-access.ts';
import { type VersionInput, versionNeed } from './object-access.ts';

/** What reading or writing an object's tags needs. */
export const taggingNeed = (context: LocateContext, input: VersionInput, verb: 'Get' | 'Put' | 'Delete', requestTags: ConditionContext = {}): Need =>
  versionNeed(context, findBucket(context, input), input, `s3:${verb}ObjectTagging`, requestTags);
