import type {
  DescribeInstanceAttributeCommandOutput,
  DescribeInstancesCommandOutput,
  DescribeKeyPairsCommandOutput,
  DescribeSubnetsCommandOutput,
  DescribeVpcsCommandOutput,
  Instance,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { GetInstanceProfileCommandOutput, InstanceProfile } from '@aws-sdk/client-iam';
import type { Cloud } from '../../../engine/cloud.ts';

/** Which instance of which cloud. */
export interface InstancePlace {
  readonly cloud: Cloud;
  readonly region: string;
  readonly instanceId: string;
}

/** An instance as it is at one moment. What lies around it is looked up when it is asked for. */
export interface InstanceView extends InstancePlace {
  readonly instance: Instance;
  readonly reservation: Reservation;
  /** Base64. */
  userData(): Promise<string | undefined>;
  subnetCidr(): Promise<string | undefined>;
  vpcCidrs(): Promise<readonly string[]>;
  /** In OpenSSH's form. */
  publicKey(): Promise<string | undefined>;
  /** The instance profile as IAM has it; `undefined` once it was deleted there. */
  profile(): Promise<InstanceProfile | undefined>;
}

/**
 * Looks at an instance with the eyes of its account: nothing is recorded, as AWS records no requests for metadata.
 * @returns `undefined` where there is no such instance
 */
export async function viewInstance(place: InstancePlace): Promise<InstanceView | undefined> {
  const { cloud, region, instanceId } = place;
  const look = async <Output>(service: string, operation: string, input: Record<string, unknown>): Promise<Partial<Output>> => {
    const source = { surface: 'metadata', ip: '127.0.0.1', userAgent: 'ec2.amazonaws.com' };
    const answer = await cloud.rehearse({ service, operation, region, input, source });
    return answer.ok ? (answer.output as Partial<Output>) : {};
  };
  const { Reservations = [] } = await look<DescribeInstancesCommandOutput>('ec2', 'DescribeInstances', { InstanceIds: [instanceId] });
  const [reservation] = Reservations;
  const instance = reservation?.Instances?.[0];
  if (reservation === undefined || instance === undefined) return undefined;
  return {
    ...place,
    instance,
    reservation,
    userData: async () => {
      const input = { InstanceId: instanceId, Attribute: 'userData' };
      return (await look<DescribeInstanceAttributeCommandOutput>('ec2', 'DescribeInstanceAttribute', input)).UserData?.Value || undefined;
    },
    subnetCidr: async () => {
      const { Subnets } = await look<DescribeSubnetsCommandOutput>('ec2', 'DescribeSubnets', { SubnetIds: [instance.SubnetId] });
      return Subnets?.[0]?.CidrBlock;
    },
    vpcCidrs: async () => {
      const { Vpcs } = await look<DescribeVpcsCommandOutput>('ec2', 'DescribeVpcs', { VpcIds: [instance.VpcId] });
      return (Vpcs?.[0]?.CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []);
    },
    publicKey: async () => {
      const input = { KeyNames: [instance.KeyName], IncludePublicKey: true };
      return (await look<DescribeKeyPairsCommandOutput>('ec2', 'DescribeKeyPairs', input)).KeyPairs?.[0]?.PublicKey;
    },
    profile: async () => {
      const name = instance.IamInstanceProfile?.Arn?.split('/').at(-1);
      return (await look<GetInstanceProfileCommandOutput>('iam', 'GetInstanceProfile', { InstanceProfileName: name })).InstanceProfile;
    },
  };
}
