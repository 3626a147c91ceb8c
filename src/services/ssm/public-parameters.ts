import { imageParameterPath, publicImages } from '../../world/images.ts';
import type { Region } from '../../world/region.ts';
import { regions } from '../../world/regions.ts';

/** A parameter that AWS publishes for everybody, in the form that answers need. */
export interface PublicParameter {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

const infrastructure = '/aws/service/global-infrastructure';

/** When the facts about Regions and zones were collected. */
const collectedAt = Date.UTC(2026, 5, 1);

const fact = (path: string, value: string): PublicParameter => ({ name: `${infrastructure}/${path}`, value, modifiedAt: collectedAt });

function regionParameters(region: Region): PublicParameter[] {
  const own = `regions/${region.name}`;
  return [
    fact(own, region.name),
    fact(`${own}/domain`, 'amazonaws.com'),
    fact(`${own}/geolocationCountry`, region.countryCode),
    fact(`${own}/longName`, region.longName),
    fact(`${own}/partition`, 'aws'),
    ...region.zoneIds.map((id) => fact(`${own}/availability-zones/${id}`, id)),
  ];
}

function zoneParameters(kind: string, region: Region, ids: readonly string[]): PublicParameter[] {
  return ids.flatMap((id) => [fact(`${kind}/${id}`, id), fact(`${kind}/${id}/parent-region`, region.name)]);
}

/** Source: Systems Manager User Guide, "Calling AWS service, Region, endpoint, Availability Zone, local zone, and wavelength zone public parameters", read 2026-11-24. */
const infrastructureParameters: readonly PublicParameter[] = regions.flatMap((region) => [
  ...regionParameters(region),
  ...zoneParameters('availability-zones', region, region.zoneIds),
  ...zoneParameters('local-zones', region, region.localZones),
  ...zoneParameters('wavelength-zones', region, region.wavelengthZones),
]);

const imageParameters = (region: string): PublicParameter[] =>
  publicImages(region).flatMap(({ id, createdAt, parameterNames }) =>
    parameterNames.map((name) => ({ name: `${imageParameterPath}/${name}`, value: id, modifiedAt: createdAt })),
  );

const perRegion = new Map<string, ReadonlyMap<string, PublicParameter>>();

/** The public parameters of a Region by name, in the order of their names. */
export function publicParameters(region: string): ReadonlyMap<string, PublicParameter> {
  const known = perRegion.get(region);
  if (known !== undefined) return known;
  const all = [...imageParameters(region), ...infrastructureParameters].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(all.map((parameter) => [parameter.name, parameter]));
  perRegion.set(region, byName);
  return byName;
}
