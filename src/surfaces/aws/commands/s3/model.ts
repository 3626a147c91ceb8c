import type { ServiceModel } from '../../../../models/model.ts';
import type { Session } from '../../session/session.ts';

/** The model of S3, which the `s3` commands call. */
export function s3Model(session: Session): ServiceModel {
  const model = session.environment.models.service('s3');
  if (model === undefined) throw new Error('The model of s3 is missing.');
  return model;
}
