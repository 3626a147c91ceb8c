import { nearest } from '../../../kernel/nearest.ts';
import { shellMessages as messages } from '../../../messages/tutor/shell.ts';
import { regions } from '../../../world/regions.ts';
import type { Word } from './word.ts';

const names = regions.map(({ name }) => name);

/** Another Region from now on, or which it is. */
export const region: Word = {
  completes: () => names,
  async run(shell, [name], io) {
    if (name === undefined) {
      await io.stdout.write(`${messages.regionIs(shell.session().region()?.value ?? 'us-east-1')}\n`);
      return 0;
    }
    if (!names.includes(name)) {
      await io.stderr.write(`${messages.unknownRegion(name, nearest(name, names))}\n`);
      return 1;
    }
    shell.export({ AWS_REGION: name, AWS_DEFAULT_REGION: name });
    return 0;
  },
};

/** Another profile from now on, or which it is. Keys that were set before it would win over it; a Region that was chosen stays. */
export const profile: Word = {
  completes: (world) => world.profiles(),
  async run(shell, [name], io) {
    const session = shell.session();
    const all = session.profiles();
    if (name === undefined) {
      await io.stdout.write(`${messages.profileIs(session.profile()?.value ?? 'default', all)}\n`);
      return 0;
    }
    if (!all.includes(name)) {
      await io.stderr.write(`${messages.unknownProfile(name, all)}\n`);
      return 1;
    }
    const nothing = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined, AWS_DEFAULT_PROFILE: undefined };
    shell.export({ ...nothing, AWS_PROFILE: name });
    return 0;
  },
};
