import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/services/registry.generated.ts';
import { testCloud } from '../../support/cloud.ts';

const folder = fileURLToPath(new URL('../../../node_modules/@aws-sdk/client-ec2/dist-types/models', import.meta.url));
const declarations = readdirSync(folder)
  .filter((file) => file.startsWith('models_'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

/** Documented, but refused here, as the gaps at the service's door say: the answers have no member for them. */
const notAnswered = [
  /^image-watermark\./,
  /^scan-result\./,
  /^instance-type-specification\./,
  /^public-ssm-parameter-name$/,
  /^network-interface\.deny-all-igw-traffic$/,
  /^network-interface\.tag-(key|value)$/,
];

/** In the same typeface as filters, but values of one, or `tag:KEY`. */
const notFilters = ['tag', 'informational', 'low', 'medium', 'high', 'critical', 'reachability'];

/** The filters that AWS documents for a Describe operation, from the client's own documentation. */
function documentedFilters(operation: string): string[] {
  const body = new RegExp(`export interface ${operation}Request \\{(.*?)\\n\\}`, 's').exec(declarations)?.[1] ?? '';
  const beforeFilters = body.slice(0, body.indexOf('Filters?:'));
  const documentation = beforeFilters.slice(beforeFilters.lastIndexOf('/**'));
  const names = Array.from(documentation.matchAll(/<code>([a-z][a-z0-9.:-]*)<\/code> (?:-|–|\()/g), ([, name]) => name ?? '');
  return names.filter((name) => !notFilters.includes(name) && !notAnswered.some((pattern) => pattern.test(name)));
}

const describing = Object.keys(registry.ec2?.operations ?? {}).filter((name) => name.startsWith('Describe') && documentedFilters(name).length > 0);

describe('documented filters', () => {
  it('are found in the documentation of nearly every Describe operation', () => {
    expect(describing.length).toBeGreaterThan(12);
  });

  it.each(describing)('%s knows them all', async (operation) => {
    const cloud = await testCloud();
    const unknown: string[] = [];
    for (const name of documentedFilters(operation)) {
      const result = await cloud.call('ec2', operation, { Filters: [{ Name: name, Values: ['nothing-is-called-this'] }] });
      if (!result.ok) unknown.push(`${name}: ${result.error.message}`);
    }
    expect(unknown).toEqual([]);
  });
});
