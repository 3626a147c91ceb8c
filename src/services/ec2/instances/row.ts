import type { TaggedRow } from '../tagged-row.ts';

/** The states an instance passes through, by AWS's names. */
export type StateName = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

/** A state that was entered at a time. One that passes turns into the next at `settlesAt`; times are milliseconds since 1970. */
export interface StateEntry {
  readonly name: StateName;
  readonly since: number;
  readonly settlesAt?: number;
}

/** What an instance's metadata service does. */
export interface MetadataOptions {
  readonly tokens: 'optional' | 'required';
  readonly hopLimit: number;
  readonly endpoint: 'enabled' | 'disabled';
  readonly ipv6: 'enabled' | 'disabled';
  readonly tags: 'enabled' | 'disabled';
}

/** Whether a burstable instance stops at the CPU credits it earned, or spends more. */
export type CpuCredits = 'standard' | 'unlimited';

/** How an instance is named inside its VPC: by its address or its id, and whether the name by its id resolves. */
export interface PrivateNames {
  readonly hostnameType: 'ip-name' | 'resource-name';
  readonly aRecord: boolean;
}

/** An instance profile on an instance. */
export interface ProfileAssociation {
  readonly associationId: string;
  readonly arn: string;
  readonly id: string;
  readonly since: number;
}

/** A volume as its instance has it. */
export interface AttachedVolume {
  readonly device: string;
  readonly volumeId: string;
  readonly deleteOnTermination: boolean;
}

/** The network interface that every instance has. */
export interface PrimaryInterface {
  readonly id: string;
  readonly attachmentId: string;
  readonly mac: string;
  readonly description: string;
  readonly privateIp: string;
  /** Whether it gets a public address each time the instance starts. */
  readonly wantsPublicIp: boolean;
  /** Present while the instance runs. */
  readonly publicIp?: string;
}

/** An instance. */
export interface InstanceRow extends TaggedRow {
  readonly instanceId: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly imageId: string;
  readonly instanceType: string;
  readonly architecture: string;
  readonly hypervisor: string;
  readonly cores: number;
  readonly threadsPerCore: number;
  readonly bootMode?: string;
  readonly currentBootMode: 'uefi' | 'legacy-bios';
  readonly keyName?: string;
  readonly clientToken?: string;
  readonly launchTime: number;
  readonly usageTime: number;
  readonly state: StateEntry;
  /** Why the last change of state came about, in StateTransitionReason's words. */
  readonly transitionReason?: string;
  readonly stateReason?: { readonly code: string; readonly message: string };
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly tenancy: 'default' | 'dedicated';
  readonly groupIds: readonly string[];
  readonly primaryInterface: PrimaryInterface;
  readonly volumes: readonly AttachedVolume[];
  readonly rootDevice: string;
  readonly profile?: ProfileAssociation;
  readonly metadata: MetadataOptions;
  readonly ebsOptimized: boolean;
  readonly monitoring: boolean;
  readonly sourceDestCheck: boolean;
  /** Absent where its subnet and its launch said nothing of it. */
  readonly privateNames?: PrivateNames;
  /** Whether it may spend more CPU credits than it earns; absent where its type decides. */
  readonly cpuCredits?: CpuCredits;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly shutdownBehavior: 'stop' | 'terminate';
  /** Base64. */
  readonly userData?: string;
}
