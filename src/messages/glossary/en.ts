import { compute } from './compute.ts';
import { identity } from './identity.ts';
import { nimbi } from './nimbi.ts';
import { places } from './places.ts';
import { policies } from './policies.ts';
import { storage } from './storage.ts';
import type { Term } from './term.ts';
import { tools } from './tools.ts';

/** All terms, by topic. */
export const glossary: readonly { readonly topic: string; readonly terms: readonly Term[] }[] = [
  { topic: 'Who calls', terms: identity },
  { topic: 'What they may', terms: policies },
  { topic: 'Where', terms: places },
  { topic: 'S3', terms: storage },
  { topic: 'EC2', terms: compute },
  { topic: 'Tools', terms: tools },
  { topic: 'nimbi', terms: nimbi },
];
