import { describe, expect, it } from 'vitest';
import { testCloud } from '../../support/cloud.ts';

interface Parameter {
  readonly Name: string;
  readonly Value: string;
}

const latest = '/aws/service/ami-amazon-linux-latest';
const badName =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';
const infrastructure = '/aws/service/global-infrastructure';

describe('public parameters', () => {
  it('hold the ids of the images that EC2 describes', async () => {
    const cloud = await testCloud();
    const { Parameter } = await cloud.ok('ssm', 'GetParameter', { Name: `${latest}/al2023-ami-kernel-default-arm64` }, { region: 'eu-west-1' });
    const parameter = Parameter as Parameter;
    expect(parameter).toMatchObject({
      Name: `${latest}/al2023-ami-kernel-default-arm64`,
      Type: 'String',
      DataType: 'text',
      Version: 1,
      ARN: `arn:aws:ssm:eu-west-1::parameter${latest}/al2023-ami-kernel-default-arm64`,
    });
    const { Images } = await cloud.ok('ec2', 'DescribeImages', { ImageIds: [parameter.Value] }, { region: 'eu-west-1' });
    expect(Images).toMatchObject([{ Architecture: 'arm64', Name: expect.stringMatching(/^al2023-ami-2023\..*-kernel-6\.1-arm64$/) }]);
  });

  it('say where AWS is', async () => {
    const cloud = await testCloud();
    const value = async (path: string) => ((await cloud.ok('ssm', 'GetParameter', { Name: `${infrastructure}/${path}` })).Parameter as Parameter).Value;
    expect(await value('regions/ap-south-1/longName')).toBe('Asia Pacific (Mumbai)');
    expect(await value('regions/ap-south-1/availability-zones/aps1-az1')).toBe('aps1-az1');
    expect(await value('local-zones/usw2-lax1-az1/parent-region')).toBe('us-west-2');
    expect((await cloud.ok('ssm', 'GetParameter', { Name: ` ${infrastructure}/regions/eu-west-1 ` })).Parameter).toMatchObject({ Value: 'eu-west-1' });
  });

  it('are answered with the names that lead nowhere beside them', async () => {
    const cloud = await testCloud();
    const Names = [`${infrastructure}/regions/eu-west-1:1`, `${infrastructure}/regions/eu-west-1:7`, '/my/own'];
    expect(await cloud.ok('ssm', 'GetParameters', { Names })).toMatchObject({
      Parameters: [{ Name: `${infrastructure}/regions/eu-west-1`, Value: 'eu-west-1', Selector: ':1' }],
      InvalidParameters: [Names[1], Names[2]],
    });
  });

  it('come by path in pages of ten, of one level or of all', async () => {
    const cloud = await testCloud();
    const walk = async (Path: string, Recursive: boolean): Promise<string[]> => {
      const names: string[] = [];
      let NextToken: unknown;
      do {
        const output = await cloud.ok('ssm', 'GetParametersByPath', { Path, Recursive, NextToken });
        const parameters = output.Parameters as Parameter[];
        expect(parameters.length).toBeLessThanOrEqual(10);
        names.push(...parameters.map(({ Name }) => Name));
        NextToken = output.NextToken;
      } while (NextToken !== undefined);
      return names;
    };
    const regions = await walk(`${infrastructure}/regions`, false);
    expect(regions).toHaveLength(34);
    expect(regions).toContain(`${infrastructure}/regions/us-east-1`);
    expect(await walk(`${latest}/`, false)).toHaveLength(16);
    const below = await walk(`${infrastructure}/regions/eu-north-1`, true);
    expect(below.map((name) => name.slice(`${infrastructure}/regions/eu-north-1/`.length))).toEqual([
      'availability-zones/eun1-az1',
      'availability-zones/eun1-az2',
      'availability-zones/eun1-az3',
      'domain',
      'geolocationCountry',
      'longName',
      'partition',
    ]);
    expect(await walk('/my', true)).toEqual([]);
  });

  it.each([
    ['GetParameter', { Name: '/my/own' }, 'ParameterNotFound', ''],
    [
      'GetParameter',
      { Name: `${infrastructure}/regions/eu-west-1:7` },
      'ParameterVersionNotFound',
      `Systems Manager could not find version 7 of ${infrastructure}/regions/eu-west-1. Verify the version and try again.`,
    ],
    ['GetParameter', { Name: '/my own' }, 'ValidationException', badName],
    ['GetParameters', { Names: ['/my/own', 'über'] }, 'ValidationException', badName],
    [
      'GetParametersByPath',
      { Path: '/', ParameterFilters: [{ Key: 'Type', Option: 'Contains', Values: ['String'] }] },
      'InvalidFilterOption',
      "The specified filter option isn't valid. Valid options are Equals and BeginsWith. For Path filter, valid options are Recursive and OneLevel.",
    ],
    [
      'GetParametersByPath',
      { Path: '/', ParameterFilters: [{ Key: 'Type', Option: 'Equals' }] },
      'InvalidFilterValue',
      "The filter value isn't valid. Verify the value and try again.",
    ],
    ['GetParametersByPath', { Path: '/', NextToken: 'x' }, 'InvalidNextToken', 'The specified token is not valid.'],
    ['GetParameters', { Names: ['/a', '/b', '/a'] }, 'ValidationException', 'Duplicate names are not allowed: [/a]'],
  ])('refuse %s %j', async (operation, input, code, message) => {
    const error = await (await testCloud()).refused('ssm', operation, input);
    expect([error.code, error.message, error.status]).toEqual([code, message, 400]);
  });

  it('need a permission, whose resource belongs to no account', async () => {
    const cloud = await testCloud();
    const as = await cloud.user('intern');
    const error = await cloud.refused('ssm', 'GetParameter', { Name: `${infrastructure}/regions` }, { as });
    expect([error.code, error.status, error.message]).toEqual([
      'AccessDeniedException',
      400,
      `User: arn:aws:iam::123456789012:user/intern is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1::parameter${infrastructure}/regions because no identity-based policy allows the ssm:GetParameter action`,
    ]);
  });
});
