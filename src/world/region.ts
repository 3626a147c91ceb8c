import table from './data/regions.json' with { type: 'json' };

/** What is fixed about a Region. */
export interface Region {
  /** Such as `us-east-1`. */
  readonly name: string;
  /** AWS's name for people: `US East (N. Virginia)`. */
  readonly longName: string;
  readonly city: string;
  /** Degrees, of the city. */
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** True for Regions that an account must enable before it can use them. */
  readonly optInRequired: boolean;
  /** The ids of its Availability Zones, the same for every account: `use1-az1`. */
  readonly zoneIds: readonly string[];
  readonly localZones: readonly string[];
  readonly wavelengthZones: readonly string[];
  /** Where S3 serves websites: `s3-website-us-east-1.amazonaws.com`. */
  readonly s3WebsiteEndpoint: string;
  readonly s3WebsiteHostedZoneId: string;
}

/** The facts about each Region, by its name. */
export const regionRecords: Readonly<Record<string, Omit<Region, 'name'>>> = table;

/** The Region of that name; `undefined` when there is none. */
export function findRegion(name: string): Region | undefined {
  const facts = Object.hasOwn(regionRecords, name) ? regionRecords[name] : undefined;
  return facts && { name, ...facts };
}
