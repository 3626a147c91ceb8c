import type { Topic } from './topic.ts';

/** `aws help s3-faq`. */
export const topic: Topic = {
  category: 'S3',
  title: 'AWS CLI S3 FAQ',
  description: 'Frequented Asked Questions for Amazon S3 in the AWS CLI',
  blocks: [
    { heading: 'DOES THE CLI VALIDATE CHECKSUMS?' },
    {
      text: 'Yes. An upload carries a checksum, CRC64NVME unless --checksum-algorithm chooses another, and S3 refuses what does not fit it. A download with --checksum-mode ENABLED is compared with the checksum that S3 keeps for the object.',
    },
    { heading: 'WHY IS MY FILE NOT COPIED BY SYNC?' },
    {
      text: 'sync copies a file when the other side has none of that name, another size, or when the source is newer. A file that changed but kept its size and has an older time is left; --exact-timestamps makes a download look at the time itself.',
    },
    { heading: 'WHY DOES LS SHOW A BUCKET THAT I CANNOT LIST?' },
    { text: 'Listing buckets needs s3:ListAllMyBuckets; listing what is in one needs s3:ListBucket on that bucket. They are granted apart.' },
  ],
};
