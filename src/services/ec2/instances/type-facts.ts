import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import type { PublicImage } from '../../../world/images.ts';
import { findInstanceType, instanceTypeOfferings } from '../../../world/instance-types.ts';
import { zonesOf } from '../network/subnets.ts';
import { instanceErrors } from './errors.ts';

/** What a launch takes from an instance type's record. */
export interface TypeFacts {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly cores: number;
  readonly threadsPerCore: number;
  readonly uefi: boolean;
  readonly hvm: boolean;
  readonly burstable: boolean;
}

/** The type that a launch gets when it names none. Source: EC2 API Reference, RunInstances, InstanceType, read 2026-11-24. */
export const defaultInstanceType = 'm1.small';

/** The facts of an instance type. @throws InvalidParameterValue when there is none of that name */
export function getTypeFacts({ data }: LocateContext, name: string): TypeFacts {
  const record: InstanceTypeInfo | undefined = findInstanceType(data, name) as InstanceTypeInfo | undefined;
  if (record === undefined) throw instanceErrors.instanceTypeInvalid({ type: name });
  return {
    name,
    architectures: record.ProcessorInfo?.SupportedArchitectures ?? [],
    cores: record.VCpuInfo?.DefaultCores ?? 1,
    threadsPerCore: record.VCpuInfo?.DefaultThreadsPerCore ?? 1,
    uefi: (record.SupportedBootModes ?? []).includes('uefi'),
    hvm: (record.SupportedVirtualizationTypes ?? []).includes('hvm'),
    burstable: record.BurstablePerformanceSupported ?? false,
  };
}

/** Refuses a type that cannot run the image. @throws InvalidParameterValue or InvalidParameterCombination */
export function checkFits(type: TypeFacts, image: PublicImage): void {
  if (!type.architectures.includes(image.architecture)) throw instanceErrors.architecture({ types: type.architectures.join(','), image: image.architecture });
  if (!type.hvm) throw instanceErrors.virtualization({ type: type.name });
}

/** The ids of the zones that offer a type. */
export const zonesOffering = ({ data, region }: LocateContext, type: string): readonly string[] => instanceTypeOfferings(data, region).get(type) ?? [];

/** Refuses a type that a zone does not offer. @throws Unsupported, naming the zones that do */
export function checkOffered(context: LocateContext, type: string, zone: { readonly id: string; readonly name: string }): void {
  const offering = zonesOffering(context, type);
  if (offering.includes(zone.id)) return;
  const zones = zonesOf(context).filter(({ id }) => offering.includes(id));
  if (zones.length === 0) throw instanceErrors.unsupported();
  throw instanceErrors.unsupportedInZone({ type, zone: zone.name, zones: zones.map(({ name }) => name).join(', ') });
}
