import type { ConditionContext } from '../../kernel/need.ts';

/** Tags as the SDKs' inputs have them. */
type InputTags = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

/** The condition keys of the tags that a request brings: `aws:RequestTag/KEY` of each, and `aws:TagKeys`; none where it brings none. */
export function requestTagKeys(tags: InputTags = []): ConditionContext {
  if (tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [`aws:RequestTag/${Key}`, Value])),
    ...tagKeys(tags.map(({ Key = '' }) => Key)),
  };
}

/** The condition key of the tags that a request names without their values; none where it names none. */
export const tagKeys = (keys: readonly string[]): ConditionContext => (keys.length === 0 ? {} : { 'aws:TagKeys': keys });
