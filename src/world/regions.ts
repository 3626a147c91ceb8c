import { type Region, regionRecords } from './region.ts';

/** Every Region of the `aws` partition that is simulated, by name in alphabetical order. */
export const regions: readonly Region[] = Object.entries(regionRecords).map(([name, facts]) => ({ name, ...facts }));
