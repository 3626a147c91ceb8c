import type { VpcAttributeName, VpcRow } from '../state.ts';

/** What a VPC begins with. Source: Amazon VPC User Guide, "DNS attributes for your VPC", read 2026-11-24. */
const initially: Readonly<Record<VpcAttributeName, (vpc: VpcRow) => boolean>> = {
  enableDnsHostnames: ({ isDefault }) => isDefault,
  enableDnsSupport: () => true,
  enableNetworkAddressUsageMetrics: () => false,
};

/** Whether a text is the name of an attribute. */
export const isVpcAttribute = (name: string): name is VpcAttributeName => Object.hasOwn(initially, name);

/** What an attribute of a VPC is set to. */
export const vpcAttribute = (vpc: VpcRow, name: VpcAttributeName): boolean => vpc.attributes?.[name] ?? initially[name](vpc);

/** Whether instances with public addresses have public names: that takes both DNS attributes. Source: as above. */
export const givesPublicNames = (vpc: VpcRow | undefined): boolean =>
  vpc !== undefined && vpcAttribute(vpc, 'enableDnsHostnames') && vpcAttribute(vpc, 'enableDnsSupport');
