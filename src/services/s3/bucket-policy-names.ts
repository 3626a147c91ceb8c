import { isPlainObject } from '../../kernel/json.ts';
import { parseCidr } from '../../policy/conditions/ip-address-range.ts';
import { compileGlob, globPieces, matchesGlob } from '../../policy/glob.ts';
import { s3Actions, s3ConditionKeys } from './policy-names.ts';

/**
 * What S3 finds wrong with the names in a well-formed bucket policy, where IAM takes any name: actions and condition keys that S3 does not
 * have, and addresses that are none. Keys that begin with `aws:` are not looked up (scality/cloudserver#5501, read November 2026).
 * @returns the problem of a `MalformedPolicy`
 */
export function misnamed(statement: Readonly<Record<string, unknown>>): string | undefined {
  const actions = asTexts(statement.Action ?? statement.NotAction);
  if (!actions.every(isAction)) return 'Policy has invalid action';
  for (const [operator, keys] of entries(statement.Condition)) {
    for (const [key, values] of entries(keys)) {
      if (!isConditionKey(key.toLowerCase())) return 'Policy has an invalid condition key';
      if (isIpOperator(operator) && !asTexts(values).every(isRange)) return 'Invalid IP address in Conditions';
    }
  }
  return undefined;
}

const asTexts = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
const entries = (value: unknown): [string, unknown][] => (isPlainObject(value) ? Object.entries(value) : []);

function isAction(text: string): boolean {
  if (text === '*') return true;
  const pattern = compileGlob(globPieces(text.slice(text.indexOf(':') + 1).toLowerCase()));
  return s3Actions().some((name) => matchesGlob(pattern, name.toLowerCase()));
}

const isConditionKey = (key: string): boolean =>
  !key.startsWith('s3:') ||
  s3ConditionKeys().some((known) => {
    const name = known.toLowerCase();
    return name.endsWith('/') ? key.length > name.length && key.startsWith(name) : key === name;
  });

const isIpOperator = (operator: string): boolean => /^(for(all|any)values?:)?(not)?ipaddress(ifexists)?$/i.test(operator);

/** Whether a text is a range of addresses, or stands for one through a policy variable. */
const isRange = (text: string): boolean => text.includes('${') || parseCidr(text) !== undefined;
