import { stableHex } from './stable.ts';

/** A public machine image that Amazon provides, as it stands in one Region. */
export interface PublicImage {
  /** `ami-…`, another in each Region. */
  readonly id: string;
  readonly snapshotId: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly bootMode?: 'uefi' | 'uefi-preferred';
  /** Whether instances launched from it must ask for instance metadata with a token (IMDSv2). */
  readonly metadataTokensRequired: boolean;
  readonly rootVolume: { readonly device: string; readonly size: number; readonly type: 'gp2' | 'gp3'; readonly iops?: number; readonly throughput?: number };
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly deprecatedAt: number;
  /** The names under `/aws/service/ami-amazon-linux-latest/` that point to it. */
  readonly parameterNames: readonly string[];
}

/** The account that owns Amazon's own images, whose alias is `amazon`. */
export const amazonImageOwner = '137112412989';

/** Where Systems Manager publishes the ids of the latest Amazon Linux images. Source: EC2 User Guide, "Reference the latest AMIs using public parameters", read 2026-11-24. */
export const imageParameterPath = '/aws/service/ami-amazon-linux-latest';

const architectures = ['x86_64', 'arm64'] as const;
type Architecture = (typeof architectures)[number];

const al2023 = { version: '2023.9.20251117.1', createdAt: Date.UTC(2025, 10, 18, 0, 49, 27), deprecatedAt: Date.UTC(2027, 1, 16, 0, 50) };
const al2 = { version: '2.0.20251110.1', createdAt: Date.UTC(2025, 10, 12, 19, 30, 11), deprecatedAt: Date.UTC(2027, 1, 10, 19, 31) };

/** Kernel 6.1 is AL2023's default. Source: AWS CDK reference, AmazonLinux2023Kernel, read 2026-11-24. */
const kernels = [
  { kernel: '6.1', aliases: ['default', '6.1'] },
  { kernel: '6.12', aliases: ['6.12'] },
];

type Blueprint = Omit<PublicImage, 'id' | 'snapshotId'>;

function amazonLinux2023(architecture: Architecture, edition: '' | 'minimal-', { kernel, aliases }: (typeof kernels)[number]): Blueprint {
  return {
    name: `al2023-ami-${edition}${al2023.version}-kernel-${kernel}-${architecture}`,
    description: `Amazon Linux 2023 AMI ${al2023.version} ${architecture} ${edition === '' ? 'HVM' : 'Minimal HVM'} kernel-${kernel}`,
    architecture,
    bootMode: architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    metadataTokensRequired: true,
    rootVolume: { device: '/dev/xvda', size: edition === '' ? 8 : 2, type: 'gp3', iops: 3000, throughput: 125 },
    createdAt: al2023.createdAt,
    deprecatedAt: al2023.deprecatedAt,
    parameterNames: aliases.map((alias) => `al2023-ami-${edition}kernel-${alias}-${architecture}`),
  };
}

/** Of Amazon Linux 2: the first kernel has no part in the names. */
const al2Kernels = [
  { part: '', text: '' },
  { part: 'kernel-5.10-', text: 'Kernel 5.10 ' },
];

function amazonLinux2(architecture: Architecture, { part, text }: (typeof al2Kernels)[number]): Blueprint {
  return {
    name: `amzn2-ami-${part}hvm-${al2.version}-${architecture}-gp2`,
    description: `Amazon Linux 2 ${text}AMI ${al2.version} ${architecture} HVM gp2`,
    architecture,
    ...(architecture === 'arm64' ? { bootMode: 'uefi' } : {}),
    metadataTokensRequired: false,
    rootVolume: { device: '/dev/xvda', size: 8, type: 'gp2' },
    createdAt: al2.createdAt,
    deprecatedAt: al2.deprecatedAt,
    parameterNames: [`amzn2-ami-${part}hvm-${architecture}-gp2`],
  };
}

const blueprints: readonly Blueprint[] = architectures.flatMap((architecture) => [
  ...(['', 'minimal-'] as const).flatMap((edition) => kernels.map((kernel) => amazonLinux2023(architecture, edition, kernel))),
  ...al2Kernels.map((kernel) => amazonLinux2(architecture, kernel)),
]);

const imageIn = (region: string, blueprint: Blueprint): PublicImage => ({
  id: `ami-0${stableHex(`${region}/${blueprint.name}`, 16)}`,
  snapshotId: `snap-0${stableHex(`${region}/${blueprint.name}/snapshot`, 16)}`,
  ...blueprint,
});

const perRegion = new Map<string, readonly PublicImage[]>();

/** Amazon's public images in a Region, in the order of their ids. */
export function publicImages(region: string): readonly PublicImage[] {
  const known = perRegion.get(region);
  if (known !== undefined) return known;
  const images = blueprints.map((blueprint) => imageIn(region, blueprint)).sort((a, b) => (a.id < b.id ? -1 : 1));
  perRegion.set(region, images);
  return images;
}
