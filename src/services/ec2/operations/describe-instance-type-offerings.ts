import type {
  DescribeInstanceTypeOfferingsCommandInput,
  DescribeInstanceTypeOfferingsCommandOutput,
  InstanceTypeOffering,
  LocationType,
} from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { instanceTypeOfferings } from '../../../world/instance-types.ts';
import { errors } from '../errors.ts';
import { compileFilters } from '../filters.ts';
import { onAnything } from '../needs.ts';
import { zonesOf } from '../network/subnets.ts';
import { ec2Operation } from '../operation.ts';
import { page } from '../pages.ts';

const filters = { 'instance-type': 'InstanceType', location: 'Location' };

/** The locations of a type by the zone ids that offer it, as the location type asks. Outposts have none here. */
function locator(context: LocateContext, type: LocationType): (zoneIds: readonly string[]) => readonly string[] {
  if (type === 'region') return () => [context.region];
  if (type === 'availability-zone-id') return (zoneIds) => zoneIds;
  if (type === 'outpost') return () => [];
  const names = new Map(zonesOf(context).map(({ id, name }) => [id, name]));
  return (zoneIds) => zoneIds.map((id) => names.get(id) ?? id);
}

const locationTypes: readonly LocationType[] = ['region', 'availability-zone', 'availability-zone-id', 'outpost'];

const idOf = ({ InstanceType, Location }: InstanceTypeOffering): string => `${InstanceType}/${Location}`;

export default ec2Operation<DescribeInstanceTypeOfferingsCommandInput, DescribeInstanceTypeOfferingsCommandOutput>({
  name: 'DescribeInstanceTypeOfferings',
  mutating: false,
  needs: onAnything('DescribeInstanceTypeOfferings'),
  validate: ({ LocationType: type }) => {
    if (type !== undefined && !locationTypes.includes(type)) throw errors.attributeValue({ value: type, name: 'locationType' });
  },
  execute: (input, context) => {
    const type = input.LocationType ?? 'region';
    const locate = locator(context, type);
    const offered = Array.from(instanceTypeOfferings(context.data, context.region));
    const all = offered.flatMap(([name, zoneIds]) =>
      locate(zoneIds).map(
        (location): InstanceTypeOffering => ({
          InstanceType: name as NonNullable<InstanceTypeOffering['InstanceType']>,
          LocationType: type,
          Location: location,
        }),
      ),
    );
    const shown = all.filter(compileFilters(input.Filters, filters)).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    const { items, ...rest } = page(shown, idOf, input, { minimum: 5, maximum: 1000 });
    return { InstanceTypeOfferings: items, ...rest };
  },
  example: { command: 'aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=t3.micro' },
});
