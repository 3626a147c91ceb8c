import { CommandLineError } from '../errors.ts';
import type { Customization } from './customization.ts';

/** The account is a part of the host's name. Source: the endpoint rules of S3 Control, botocore 1.43.11. */
export const accountIdInHost: Customization = {
  complete: async ({ AccountId: id }) => {
    if (typeof id === 'string' && !/^(?!-)[a-zA-Z\d-]{1,63}(?<!-)$/.test(id))
      throw new CommandLineError('general', 'AccountId must only contain a-z, A-Z, 0-9 and `-`.');
  },
};
