import type { DescribeImagesCommandInput, DescribeImagesCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext } from '../../../kernel/context.ts';
import { amazonImageOwner, type PublicImage, publicImages } from '../../../world/images.ts';
import { errors } from '../errors.ts';
import { compileFilters } from '../filters.ts';
import { imageFilters } from '../images/filters.ts';
import { showImage } from '../images/show.ts';
import { onAnything } from '../needs.ts';
import { ec2Operation } from '../operation.ts';
import { page } from '../pages.ts';

/** All images here are Amazon's own; other owners have none. */
const isOwner = (owner: string): boolean => owner === 'amazon' || owner === amazonImageOwner;

function imagesAskedFor(
  { region }: LocateContext,
  { ImageIds: ids = [], Owners: owners = [], ExecutableUsers: users = [] }: DescribeImagesCommandInput,
): PublicImage[] {
  const images = publicImages(region);
  const malformed = ids.find((id) => !/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) throw errors.imageMalformed({ id: malformed });
  const missing = ids.filter((id) => !images.some((image) => image.id === id));
  if (missing.length > 0) throw missing.length === 1 ? errors.imageNotFound({ ids: missing[0] ?? '' }) : errors.imagesNotFound({ ids: missing.join(', ') });
  // Public images carry a launch permission for everybody, none for single accounts.
  const executable = users.length === 0 || users.includes('all');
  return images.filter(({ id }) => executable && (ids.length === 0 || ids.includes(id)) && (owners.length === 0 || owners.some(isOwner)));
}

export default ec2Operation<DescribeImagesCommandInput, DescribeImagesCommandOutput>({
  name: 'DescribeImages',
  mutating: false,
  needs: onAnything('DescribeImages'),
  execute: (input, context) => {
    const named = (input.ImageIds ?? []).length > 0;
    // Images past their deprecation are shown only when asked for. Source: EC2 API Reference, DescribeImages, IncludeDeprecated, read 2026-11-24.
    const current = imagesAskedFor(context, input).filter(({ deprecatedAt }) => named || input.IncludeDeprecated || deprecatedAt > context.now);
    const shown = current.map(showImage).filter(compileFilters(input.Filters, imageFilters));
    const { items, ...rest } = page(shown, ({ ImageId }) => ImageId ?? '', input, { minimum: 1, maximum: 1000, whole: true });
    return { Images: items, ...rest };
  },
  example: { command: 'aws ec2 describe-images --owners amazon --filters Name=architecture,Values=arm64' },
});
