import { randomBytes } from 'node:crypto';
import type { Entropy } from '../ports/entropy.ts';

/** The machine's source of randomness. */
export const systemEntropy: Entropy = { bytes: (length) => randomBytes(length) };
