import { seededIds } from './seeded-ids.ts';

/** Without characters that are easily taken for each other. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** The password of a cloud's root user, which follows from its seed: nobody can change it here. */
export const rootPassword = (seed: string): string => seededIds(seed, 0, 'root-password').text(16, alphabet);
