import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import type { PublicImage } from '../../../world/images.ts';
import { getImage, imageIdOf } from '../images/resolve.ts';
import { getKeyPair } from '../key-pairs/find.ts';
import { planPrivateNames } from '../network/private-names.ts';
import { refuseUnsimulated, required } from '../operation.ts';
import type { KeyPairRow } from '../state.ts';
import { readTagSpecifications, type TagsByType } from '../tags.ts';
import { planCredits } from './credits.ts';
import { instanceErrors } from './errors.ts';
import { changeMetadata, defaultMetadata } from './metadata.ts';
import { type PlacementPlan, planPlacement } from './placement.ts';
import { findProfile, type Profile } from './profiles.ts';
import type { CpuCredits, MetadataOptions, PrivateNames } from './row.ts';
import { checkFits, defaultInstanceType, getTypeFacts, type TypeFacts } from './type-facts.ts';
import { readUserData } from './user-data.ts';
import { planVolumes, type VolumePlan } from './volumes.ts';

/** A launch with everything looked up that its request names or leaves open. */
export interface LaunchPlan extends PlacementPlan {
  readonly image: PublicImage;
  readonly type: TypeFacts;
  readonly metadata: MetadataOptions;
  readonly volumes: readonly VolumePlan[];
  readonly tags: TagsByType;
  readonly minCount: number;
  readonly maxCount: number;
  readonly keyPair?: KeyPairRow;
  readonly profile?: Profile;
  readonly userData?: string;
  readonly privateNames?: PrivateNames;
  readonly cpuCredits?: CpuCredits;
}

/** What RunInstances can tag. */
const launchTaggable = ['instance', 'volume', 'network-interface'];

function checkTemplate({ LaunchTemplate: template }: RunInstancesCommandInput): void {
  if (template?.LaunchTemplateId !== undefined) throw instanceErrors.launchTemplateId({ id: template.LaunchTemplateId });
  if (template?.LaunchTemplateName !== undefined) throw instanceErrors.launchTemplateName({ name: template.LaunchTemplateName });
}

function counts({ MinCount, MaxCount }: RunInstancesCommandInput): { minCount: number; maxCount: number } {
  const minCount = required(MinCount, 'MinCount');
  const maxCount = required(MaxCount, 'MaxCount');
  if (minCount < 1) throw instanceErrors.minCount({ count: minCount });
  if (maxCount < minCount) throw instanceErrors.maxCount({ count: maxCount });
  return { minCount, maxCount };
}

function refuseTheRest(input: RunInstancesCommandInput): void {
  const { InstanceMarketOptions, CapacityReservationSpecification, KernelId, RamdiskId, LicenseSpecifications, CpuOptions, Ipv6Addresses } = input;
  const hibernation = input.HibernationOptions?.Configured === true ? true : undefined;
  const kept = input.NetworkInterfaces?.some(({ DeleteOnTermination }) => DeleteOnTermination === false) ? true : undefined;
  const enclave = input.EnclaveOptions?.Enabled === true ? true : undefined;
  refuseUnsimulated('RunInstances', {
    InstanceMarketOptions,
    CapacityReservationSpecification,
    KernelId,
    RamdiskId,
    LicenseSpecifications,
    CpuOptions,
    Ipv6Addresses,
    Ipv6AddressCount: input.Ipv6AddressCount,
    HibernationOptions: hibernation,
    EnclaveOptions: enclave,
    'NetworkInterfaces.DeleteOnTermination': kept,
  });
}

function makePlan(context: LocateContext, input: RunInstancesCommandInput): LaunchPlan {
  checkTemplate(input);
  refuseTheRest(input);
  const count = counts(input);
  const image = getImage(context, imageIdOf(context, required(input.ImageId, 'ImageId')));
  const type = getTypeFacts(context, input.InstanceType ?? defaultInstanceType);
  checkFits(type, image);
  const profile = findProfile(context, input.IamInstanceProfile);
  const keyPair = input.KeyName === undefined ? undefined : getKeyPair(context, input.KeyName);
  const userData = readUserData(input.UserData);
  const placement = planPlacement(context, input, type.name);
  const privateNames = planPrivateNames(placement.subnet.privateNames, input.PrivateDnsNameOptions);
  const cpuCredits = planCredits(type, input.CreditSpecification);
  return {
    image,
    type,
    ...count,
    ...placement,
    metadata: changeMetadata(defaultMetadata(image.metadataTokensRequired), input.MetadataOptions),
    volumes: planVolumes(image, input.BlockDeviceMappings),
    tags: readTagSpecifications(input.TagSpecifications, launchTaggable),
    ...(keyPair && { keyPair }),
    ...(profile && { profile }),
    ...(userData !== undefined && { userData }),
    ...(privateNames && { privateNames }),
    ...(cpuCredits && { cpuCredits }),
  };
}

const made = new WeakMap<LocateContext, LaunchPlan | AwsError>();

/**
 * Plans a launch, once a call: authorizing and launching need the same answers, and the nested calls shall be recorded once.
 * @returns the plan, or the refusal that making it came to
 */
export function planLaunch(context: LocateContext, input: RunInstancesCommandInput): LaunchPlan | AwsError {
  const known = made.get(context);
  if (known !== undefined) return known;
  try {
    const plan = makePlan(context, input);
    made.set(context, plan);
    return plan;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    made.set(context, error);
    return error;
  }
}
