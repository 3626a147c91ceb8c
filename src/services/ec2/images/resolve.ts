import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import { type PublicImage, publicImages } from '../../../world/images.ts';
import { errors } from '../errors.ts';

/** The nested calls that looking up an image makes. */
export const imageCalls = ['ssm:GetParameters'];

const prefix = 'resolve:ssm:';

/** EC2 asks Systems Manager as the caller. Source: EC2 User Guide, "Use a Systems Manager parameter to find an AMI", read 2026-11-24. */
function parameterValue(context: LocateContext, name: string): string {
  try {
    const output = context.call({
      service: 'ssm',
      operation: 'GetParameters',
      input: { Names: [name] },
      principal: context.principal,
    }) as GetParametersCommandOutput;
    const value = output.Parameters?.[0]?.Value;
    if (value === undefined) throw errors.imageParameter({ name });
    return value;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'AccessDeniedException') throw errors.unauthorized({ why: error.message });
    throw error;
  }
}

/** The id that a request's ImageId stands for: itself, or the value of a `resolve:ssm:` parameter. */
export const imageIdOf = (context: LocateContext, text: string): string =>
  text.startsWith(prefix) ? parameterValue(context, text.slice(prefix.length)) : text;

/**
 * The image of an id in the call's Region.
 * @throws InvalidAMIID.Malformed or InvalidAMIID.NotFound
 */
export function getImage({ region }: LocateContext, id: string): PublicImage {
  if (!/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) throw errors.imageMalformed({ id });
  const image = publicImages(region).find((candidate) => candidate.id === id);
  if (image === undefined) throw errors.imageNotFound({ ids: id });
  return image;
}
