import type { DocumentKind, Fault, FaultKey } from './fault.ts';

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const IAM_PATHS =
  'user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.';

/**
 * IAM's words (`MalformedPolicyDocument`). Read in published transcripts, November 2026: syntax (99designs/iamy#74), legacy parsing
 * (hashicorp/terraform#10057), invalid JSON and prohibited fields (kubernetes-sigs/external-dns#3085), versions (Meteor-CollectionFS#630),
 * statement ids (kubernetes/kops#4951, Wolox/carthage_cache#22), principals (aws/aws-cdk#5732, terraform-provider-aws#8905, #10419),
 * resources (trussworks/terraform-aws-s3-anti-virus#21, cloudera-labs/cloudera.exe#112, cloud-gov/terraform-provision#1838),
 * colons (garnaat/kappa#111). To the best of our knowledge: invalid vendors, IAM's paths, actions of trust policies,
 * NotPrincipal, missing fields.
 */
const IAM: Readonly<Record<FaultKey, string>> = {
  invalidJson: SYNTAX,
  notAnObject: SYNTAX,
  leadingSpace: LEGACY,
  syntax: SYNTAX,
  unknownField: SYNTAX,
  invalidVersion: SYNTAX,
  oldVersion: 'Policy document must be version 2012-10-17 or greater.',
  missingField: SYNTAX,
  emptyStatement: SYNTAX,
  invalidEffect: LEGACY,
  sidCharacters: 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  sidRepeated: 'Statement IDs (SID) in a single policy must be unique.',
  principalProhibited: 'Policy document should not specify a principal.',
  resourceProhibited: 'Has prohibited field Resource',
  invalidPrincipal: 'Invalid principal in policy: "{type}":"{principal}"',
  everyonePrincipal: 'AssumeRolepolicy contained an invalid principal: "STAR":"*".',
  allowNotPrincipal: 'Allow with NotPrincipal is not allowed.',
  notPrincipalProhibited: 'AssumeRole policy must not contain NotPrincipal field.',
  noActions: 'Policy statement must contain actions.',
  noVendor: VENDOR,
  manyColons: 'Actions/Condition can contain only one colon.',
  invalidVendor: 'Vendor {vendor} is not valid',
  notAssumeRole: 'AssumeRole policy may only specify STS AssumeRole actions.',
  noResources: 'Policy statement must contain resources.',
  notAnArn: 'Resource {resource} must be in ARN format or "*".',
  invalidPartition: 'Partition "{partition}" is not valid for resource "{resource}".',
  invalidResourceVendor: 'Resource vendor must be fully qualified and cannot contain regexes.',
  regionInIamArn: 'IAM resource {resource} cannot contain region information.',
  iamPath: `IAM resource path must either be "*" or start with ${IAM_PATHS}`,
  otherBucket: SYNTAX,
  actionWithoutResource: SYNTAX,
  conditionType: SYNTAX,
  conditionVendor: VENDOR,
};

/** Where a trust policy is refused in other words. */
const TRUST: Readonly<Partial<Record<FaultKey, string>>> = {
  invalidJson: 'This policy contains invalid Json',
  notAnObject: 'This policy contains invalid Json',
  missingField: 'Missing required field {field}',
  noActions: 'Missing required field Action',
};

/**
 * S3's words (`MalformedPolicy`). Read in published transcripts, November 2026: JSON (aws/aws-cli#2779, versity/versitygw#1156),
 * missing Principal (hashicorp/terraform#28688), invalid effect (versity/versitygw#647), invalid principal (aws-modern-application-workshop#89),
 * actions without resource (humanmade/S3-Uploads#239). To the best of our knowledge: unknown fields, empty statements, versions, conditions.
 */
const S3: Readonly<Partial<Record<FaultKey, string>>> = {
  invalidJson: 'This policy contains invalid Json',
  notAnObject: "Policies must be valid JSON and the first byte must be '{'",
  leadingSpace: "Policies must be valid JSON and the first byte must be '{'",
  syntax: 'Invalid policy syntax.',
  unknownField: 'Unknown field {field}',
  invalidVersion: 'The policy must contain a valid version string',
  missingField: 'Missing required field {field}',
  emptyStatement: 'Could not parse the policy: Statement is empty!',
  invalidEffect: 'Invalid effect: {effect}',
  invalidPrincipal: 'Invalid principal in policy',
  noActions: 'Missing required field Action',
  noVendor: 'Policy has invalid action',
  manyColons: 'Policy has invalid action',
  invalidVendor: 'Policy has invalid action',
  noResources: 'Missing required field Resource',
  notAnArn: 'Policy has invalid resource',
  otherBucket: 'Policy has invalid resource',
  actionWithoutResource: 'Action does not apply to any resource(s) in statement',
  conditionType: 'Invalid Condition type : {operator}',
  conditionVendor: 'Policy has an invalid condition key',
};

/** Says a fault in AWS's words. */
export function faultMessage({ key, values = {} }: Fault, kind: DocumentKind): string {
  const words = (kind === 'resource' ? S3[key] : kind === 'trust' ? TRUST[key] : undefined) ?? IAM[key];
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
