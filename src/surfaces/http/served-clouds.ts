import type { Cloud } from '../../engine/cloud.ts';

/** The clouds behind one port, and how a request finds its own among them. */
export interface ServedClouds {
  /** The cloud that knows an access key; where several do (copies), the chosen one, then the newest. */
  byAccessKey(accessKeyId: string): Promise<Cloud | undefined>;
  /** The cloud that has a bucket, for requests that nobody signed. */
  byBucket(bucket: string): Promise<Cloud | undefined>;
  /** The chosen cloud: where requests go that nothing tells apart, and those with a key that no cloud knows. */
  chosen(): Promise<Cloud>;
}

/** One cloud that answers everything. */
export const onlyCloud = (cloud: Cloud): ServedClouds => ({
  byAccessKey: () => Promise.resolve(cloud),
  byBucket: () => Promise.resolve(cloud),
  chosen: () => Promise.resolve(cloud),
});
