import type { Topic } from './topic.ts';

/** `aws help s3-config`. */
export const topic: Topic = {
  category: 'S3',
  title: 'AWS CLI S3 Configuration',
  description: 'Advanced configuration for AWS S3 Commands',
  blocks: [
    { text: 'The s3 commands take further values from the config file, nested under s3. A command sets one:' },
    { code: 'aws configure set default.s3.max_concurrent_requests 20' },
    { code: '[default]\ns3 =\n    max_concurrent_requests = 20\n    multipart_threshold = 64MB\n    multipart_chunksize = 16MB' },
    {
      text: [
        '* max_concurrent_requests: how many requests run at the same time; 10 by default.',
        '* max_queue_size: how many tasks may wait; 1000 by default.',
        '* multipart_threshold: from this size on a file is sent in parts; 8MB by default.',
        '* multipart_chunksize: how large a part is; 8MB by default, at least 5MB, and never so small that there would be more than 10,000 parts.',
        '* max_bandwidth: the most bytes a second, such as 1MB/s; no limit by default.',
      ].join('\n'),
    },
    { text: 'Sizes are bytes, or end in KB, MB, GB or TB, each 1024 times the one before.' },
  ],
};
