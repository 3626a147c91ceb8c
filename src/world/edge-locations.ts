import type { DataSource } from '../kernel/data-source.ts';

/**
 * A CloudFront point of presence. The table is a sample of the real network. Nothing loads it yet: it is here with the Regions and zones, whose
 * facts come from one conversion, for CloudFront to answer from.
 */
export interface EdgeLocation {
  /** The airport code that AWS names it by. */
  readonly code: string;
  readonly city: string;
  readonly country: string;
  readonly countryCode: string;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** CloudFront's price list: `United States, Mexico, & Canada`. */
  readonly pricingRegion: string;
}

/** The edge locations that are known, in the order of their codes. */
export function edgeLocations(data: DataSource): readonly EdgeLocation[] {
  const records = JSON.parse(data.text('world/edge-locations.json') ?? '{}') as Readonly<Record<string, Omit<EdgeLocation, 'code'>>>;
  return Object.entries(records).map(([code, facts]) => ({ code, ...facts }));
}
