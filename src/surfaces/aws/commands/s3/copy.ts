import { percentEncode } from '../../../../wire/protocols/form.ts';
import type { Advance, TransferContext } from './context.ts';
import type { End, Item } from './item.ts';
import { donePart, inParts, sendAll } from './parts.ts';
import {
  completeParameters,
  copyParameters,
  customerKey,
  noOverwrite,
  type Parameters,
  requestPayer,
  uploadPartCopyParameters,
  writeParameters,
} from './requests.ts';
import { partSize } from './transfer-config.ts';
import { parseS3Uri } from './uri.ts';

/** A key as CopySource wants it. */
const encodedSource = (path: string): string => percentEncode(path, '/');

/** What `--metadata-directive` is about. */
const properties = ['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'ContentType', 'Expires', 'Metadata'];

/** The longest header of tags; more of them are put afterwards. */
const longestTagging = 2048;

/** What of the source comes along, as `--copy-props` says. Follows awscli/customizations/s3/subscribers.py of the v2 branch, 2026. */
interface CopyPlan {
  readonly parameters: Parameters;
  /** Tags that are too many for a header. */
  readonly tags?: readonly unknown[];
}

async function planCopy(context: TransferContext, item: Item, isMultipart: boolean): Promise<CopyPlan> {
  const { flags, session } = context;
  const given = writeParameters(flags, session.io);
  const directive = flags.text('metadata-directive');
  if (given.Tagging !== undefined) given.TaggingDirective = 'REPLACE';
  if (directive !== undefined) return { parameters: { ...given, MetadataDirective: directive } };
  const props = flags.text('copy-props') ?? 'default';
  if (props === 'none') return { parameters: { ...given, MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' } };
  const isExplicit = properties.some((name) => name in given);
  const parameters: Parameters = { ...given, ...(isExplicit && !isMultipart && { MetadataDirective: 'REPLACE' }) };
  if (isExplicit || isMultipart) {
    const head = item.head ?? (await headOf(context, item));
    for (const name of properties) if (!(name in parameters) && head[name] !== undefined) parameters[name] = head[name];
  }
  if (props === 'metadata-directive') return { parameters: { ...parameters, TaggingDirective: 'REPLACE' } };
  return isMultipart && parameters.Tagging === undefined ? withTags(context, item, parameters) : { parameters };
}

async function headOf({ sourceCaller, flags }: TransferContext, item: Item): Promise<Readonly<Record<string, unknown>>> {
  const { bucket, key } = parseS3Uri(item.source.path);
  return sourceCaller.call('HeadObject', { Bucket: bucket, Key: key, ...customerKey(flags, 'sse-c-copy-source'), ...requestPayer(flags) });
}

async function withTags({ sourceCaller, flags }: TransferContext, item: Item, parameters: Parameters): Promise<CopyPlan> {
  const { bucket, key } = parseS3Uri(item.source.path);
  const { TagSet } = await sourceCaller.call('GetObjectTagging', { Bucket: bucket, Key: key, ...requestPayer(flags) });
  const tags = Array.isArray(TagSet) ? (TagSet as readonly { readonly Key: string; readonly Value: string }[]) : [];
  if (tags.length === 0) return { parameters };
  const header = tags.map(({ Key, Value }) => `${encodeURIComponent(Key)}=${encodeURIComponent(Value)}`).join('&');
  return header.length <= longestTagging ? { parameters: { ...parameters, Tagging: header } } : { parameters, tags };
}

/** Copies an object within S3: at once, or from the threshold on in parts. */
export async function copy(context: TransferContext, item: Item, target: End, advance: Advance): Promise<void> {
  const { caller, config, flags } = context;
  const { bucket, key } = parseS3Uri(target.path);
  const size = item.size ?? 0;
  if (size >= config.threshold) return copyInParts(context, item, size, target, advance);
  const { parameters } = await planCopy(context, item, false);
  const source = { CopySource: encodedSource(item.source.path), ...copyParameters(flags) };
  await caller.call('CopyObject', { Bucket: bucket, Key: key, ...source, ...parameters, ...noOverwrite(flags) });
  if (size > 0) await advance(size);
}

/** Members that only CopyObject has. */
const onlyWhole = new Set(['MetadataDirective', 'TaggingDirective']);

async function copyInParts(context: TransferContext, item: Item, size: number, target: End, advance: Advance): Promise<void> {
  const { session, caller, slots, config, flags } = context;
  const { parameters, tags } = await planCopy(context, item, true);
  const create = Object.fromEntries(Object.entries(parameters).filter(([name]) => !onlyWhole.has(name)));
  const length = partSize(config, size);
  const place = parseS3Uri(target.path);
  const source = { CopySource: encodedSource(item.source.path), ...(item.etag !== undefined && { CopySourceIfMatch: item.etag }) };
  await inParts({ session, caller, slots, target: place, create, complete: completeParameters(flags) }, (upload) =>
    sendAll(Math.ceil(size / length), slots, session.io.signal, async (number) => {
      const start = (number - 1) * length;
      const end = Math.min(start + length, size) - 1;
      const part = { ...upload, PartNumber: number, ...source, CopySourceRange: `bytes=${start}-${end}`, ...uploadPartCopyParameters(flags) };
      const { CopyPartResult } = await caller.call('UploadPartCopy', part);
      await advance(end - start + 1);
      return donePart(number, CopyPartResult as Readonly<Record<string, unknown>>);
    }),
  );
  if (tags !== undefined) await putTags(context, target, tags);
}

/** Tags that are put afterwards: where they can't be, nothing is left of the copy. */
async function putTags({ caller, flags }: TransferContext, target: End, tags: readonly unknown[]): Promise<void> {
  const { bucket, key } = parseS3Uri(target.path);
  const place = { Bucket: bucket, Key: key, ...requestPayer(flags) };
  try {
    await caller.call('PutObjectTagging', { ...place, Tagging: { TagSet: tags } });
  } catch (error) {
    await caller.send('DeleteObject', place);
    throw error;
  }
}
