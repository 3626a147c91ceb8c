import type { AvailabilityZone, DescribeAvailabilityZonesCommandInput, DescribeAvailabilityZonesCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { findRegion } from '../../../world/region.ts';
import { edgeZones, type Zone } from '../../../world/zones.ts';
import { errors } from '../errors.ts';
import { compileFilters } from '../filters.ts';
import { onAnything } from '../needs.ts';
import { zonesOf } from '../network/subnets.ts';
import { ec2Operation } from '../operation.ts';

const filters = {
  'group-long-name': 'GroupLongName',
  'group-name': 'GroupName',
  message: 'Messages.Message',
  'opt-in-status': 'OptInStatus',
  'parent-zone-id': 'ParentZoneId',
  'parent-zone-name': 'ParentZoneName',
  'region-name': 'RegionName',
  state: 'State',
  'zone-id': 'ZoneId',
  'zone-name': 'ZoneName',
  'zone-type': 'ZoneType',
};

const show = (zone: Zone, { region }: LocateContext): AvailabilityZone => ({
  OptInStatus: zone.type === 'availability-zone' ? 'opt-in-not-required' : 'not-opted-in',
  Messages: [],
  RegionName: region,
  ZoneName: zone.name,
  ZoneId: zone.id,
  GroupName: zone.groupName,
  NetworkBorderGroup: zone.networkBorderGroup,
  ZoneType: zone.type,
  ...(zone.groupLongName !== undefined && { GroupLongName: zone.groupLongName }),
  State: 'available',
});

/** Zones that are not opted into are shown only when all are asked for. Source: EC2 API Reference, DescribeAvailabilityZones, read 2026-11-24. */
function zonesAskedFor(
  context: LocateContext,
  { ZoneNames: names = [], ZoneIds: ids = [], AllAvailabilityZones: every }: DescribeAvailabilityZonesCommandInput,
): Zone[] {
  const region = findRegion(context.region);
  const zones = [...zonesOf(context), ...(every && region !== undefined ? edgeZones(region) : [])];
  const unknown = [...names.filter((name) => !zones.some((zone) => zone.name === name)), ...ids.filter((id) => !zones.some((zone) => zone.id === id))];
  if (unknown.length > 0) throw errors.invalidZone({ names: unknown.join(', ') });
  return zones.filter(({ name, id }) => (names.length === 0 || names.includes(name)) && (ids.length === 0 || ids.includes(id)));
}

export default ec2Operation<DescribeAvailabilityZonesCommandInput, DescribeAvailabilityZonesCommandOutput>({
  name: 'DescribeAvailabilityZones',
  mutating: false,
  needs: onAnything('DescribeAvailabilityZones'),
  execute: (input, context) => ({
    AvailabilityZones: zonesAskedFor(context, input)
      .map((zone) => show(zone, context))
      .filter(compileFilters(input.Filters, filters)),
  }),
  example: { command: "aws ec2 describe-availability-zones --query 'AvailabilityZones[].[ZoneName,ZoneId]' --output text" },
});
