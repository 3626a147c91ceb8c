import type { Term } from './term.ts';

/** Amazon S3. */
export const storage: readonly Term[] = [
  {
    term: 'S3',
    aliases: ['Amazon S3', 'Simple Storage Service'],
    text: 'S3 (Simple Storage Service) keeps objects in buckets: any number, up to terabytes each, over an API rather than a file system. Each object is stored in at least three Availability Zones, unless a one-zone storage class is chosen. Everything is private until a policy says otherwise.',
    see: ['bucket', 'object', 'Block Public Access'],
  },
  {
    term: 'bucket',
    aliases: ['buckets', 'S3 bucket'],
    text: 'A bucket holds objects and lies in one Region, which is chosen when it is made. Its name is unique in the whole world, for all accounts together, in lower case and 3 to 63 characters long. Its ARN has neither Region nor account: arn:aws:s3:::cat-photos.',
    see: ['object', 'bucket policy', 'Region'],
  },
  {
    term: 'object',
    aliases: ['objects', 'S3 object'],
    text: 'An object is a file in S3 with its metadata, found by bucket and key. It is written whole and replaced whole; there is no changing a part of it. Since 2020 a read that follows a write always sees it.',
    see: ['key', 'bucket'],
  },
  {
    term: 'key',
    aliases: ['object key', 'keys'],
    text: 'A key is the full name of an object in its bucket, such as photos/2026/tom.jpg. The slashes mean nothing to S3, which knows no folders; they only look like it. A key has at most 1,024 bytes in UTF-8.',
    see: ['object', 'prefix'],
  },
  {
    term: 'prefix',
    aliases: ['prefixes', 'delimiter', 'folder'],
    text: 'A prefix is the beginning of keys, such as photos/, and listing by it is how S3 imitates folders. With a delimiter (mostly /) a list rolls up what lies deeper into common prefixes. Policies limit listing with the condition key s3:prefix, as ListBucket acts on the bucket and not on objects.',
    see: ['key', 'condition'],
  },
  {
    term: 'bucket policy',
    aliases: ['bucket policies'],
    text: 'A bucket policy is the resource-based policy of a bucket: it names principals, actions and the bucket or its objects. s3:ListBucket acts on the bucket (arn:aws:s3:::name), s3:GetObject on objects (arn:aws:s3:::name/*). A deny there binds everybody, and only the root user can still repair a policy that locks all out.',
    see: ['resource-based policy', 'Block Public Access'],
  },
  {
    term: 'Block Public Access',
    aliases: ['BPA', 'public access block', 'BlockPublicPolicy', 'RestrictPublicBuckets', 'BlockPublicAcls', 'IgnorePublicAcls'],
    text: 'Block Public Access are four settings of a bucket that keep it from becoming public: two about access control lists, two about policies. All are on in new buckets since April 2023, so a policy that allows everybody is refused. Turn one off only for a bucket that the whole world shall read.',
    see: ['bucket policy', 'ACL'],
  },
  {
    term: 'ACL',
    aliases: ['access control list', 'ACLs', 'Object Ownership', 'BucketOwnerEnforced'],
    text: "An access control list (ACL) is S3's old way to give access, from before IAM. New buckets have it turned off: with Object Ownership BucketOwnerEnforced the bucket's owner owns every object, and policies alone decide. Setting one is then refused with AccessControlListNotSupported.",
    see: ['bucket policy', 'Block Public Access'],
  },
  {
    term: 'presigned URL',
    aliases: ['presigned', 'pre-signed URL'],
    text: 'A presigned URL carries a signature in its address, so that whoever has it may make that one request without credentials. It can do what its signer may, for at most seven days, and not longer than temporary credentials that signed it live. It suits handing out a download or taking in an upload.',
    see: ['SigV4 signature', 'temporary credentials'],
  },
  {
    term: 'ETag',
    aliases: ['checksum', 'entity tag'],
    text: "An ETag identifies the content of an object. For an object that was uploaded in one piece and encrypted with S3's own keys it is the MD5 of its bytes; for a multipart upload it is not. To verify content, S3's checksums such as CRC64NVME are better.",
    see: ['object'],
  },
];
