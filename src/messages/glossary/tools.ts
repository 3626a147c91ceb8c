import type { Term } from './term.ts';

/** Ways in, and ways to look back. */
export const tools: readonly Term[] = [
  {
    term: 'CLI',
    aliases: ['AWS CLI', 'command line', 'aws'],
    text: 'The AWS CLI is the command line of AWS: aws, a service, an operation, parameters. It signs each request with the credentials of a profile and prints the answer as JSON, text, a table or YAML. Here you type nimbi instead of aws, and nothing leaves this computer.',
    see: ['profile', 'operation', 'SDK'],
  },
  {
    term: 'SDK',
    aliases: ['SDKs', 'boto3', 'software development kit'],
    text: 'An SDK is a library that lets programs in one language call AWS: boto3 for Python, the AWS SDK for JavaScript and others. It finds credentials, signs, retries and pages. Every call is the same API operation as from the command line.',
    see: ['operation', 'CLI'],
  },
  {
    term: 'console',
    aliases: ['web console', 'AWS Management Console'],
    text: 'The AWS Management Console is the web page to look at and change things by hand. You sign in with a password and MFA, or through your company. Behind each click is an API call, authorized and recorded like any other.',
    see: ['CLI', 'MFA'],
  },
  {
    term: 'CloudShell',
    text: 'AWS CloudShell is a terminal in the web console, with the AWS CLI ready to use. It acts with the permissions of whoever is signed in, so no access key is needed. Its home folder, of 1 GB, stays for 120 days after the last use.',
    see: ['CLI', 'console'],
  },
  {
    term: 'profile',
    aliases: ['profiles', 'named profile', 'AWS_PROFILE'],
    text: 'A profile is a named set of settings of the command line: access key, Region, output. "default" is used when none is named; --profile and AWS_PROFILE choose another. It lives in two files, config and credentials; nimbi has its own and never touches those in ~/.aws.',
    see: ['CLI', 'access key'],
  },
  {
    term: 'CloudTrail',
    aliases: ['trail', 'audit log', 'LookupEvents'],
    text: 'CloudTrail records the API calls of an account: who, what, when, from where, and whether it was refused. The event history of the last 90 days, management events only, is always there and free. Calls of global services such as IAM appear in us-east-1.',
    see: ['event', 'operation'],
  },
  {
    term: 'event',
    aliases: ['events', 'management event', 'data event'],
    text: 'An event is the record of one API call in CloudTrail, with a unique event id. Management events are about resources themselves, such as CreateBucket; data events are about what is in them, such as PutObject, and are recorded only by trails that ask for them. The events of a cloud here are its journal, which has both.',
    see: ['CloudTrail', 'journal'],
  },
  {
    term: 'pagination',
    aliases: ['NextToken', 'page', 'paginator'],
    text: 'Long lists come in pages: an answer that is not complete carries a token, and the next request sends it back to get what follows. The command line does that by itself and shows all, unless --max-items or --no-paginate say otherwise. In programs, paginators do it.',
    see: ['CLI', 'SDK'],
  },
];
