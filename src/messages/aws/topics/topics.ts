import type { Topic } from './topic.ts';

/** The topics of `help topics`, by name, as the AWS CLI v2 has them (awscli/topics, 2.9.19). The words are ours. */
export const topics: Readonly<Record<string, () => Promise<Topic>>> = {
  'config-vars': async () => (await import('./config-vars.ts')).topic,
  'return-codes': async () => (await import('./return-codes.ts')).topic,
  's3-config': async () => (await import('./s3-config.ts')).topic,
  's3-faq': async () => (await import('./s3-faq.ts')).topic,
  'ddb-expressions': async () => (await import('./ddb-expressions.ts')).topic,
};
