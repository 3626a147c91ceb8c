import type { Topic } from './topic.ts';

/** `aws help ddb-expressions`. */
export const topic: Topic = {
  category: 'ddb',
  title: 'AWS CLI DynamoDB expressions',
  description: 'Details on the expression syntax for the ddb commands',
  blocks: [
    {
      text: 'The AWS CLI has two commands for DynamoDB, ddb put and ddb select, with a syntax of their own for conditions and keys, such as name = "tom" AND age > 3. DynamoDB is not simulated here, and so neither are they.',
    },
  ],
};
