import type { Pattern } from './pattern.ts';

/** The pattern that agrees with a text the furthest before it fails: what the writer of the policy most likely had in mind. */
export function nearestPattern(patterns: readonly Pattern[], text: string): string | undefined {
  let nearest: string | undefined;
  let best = -1;
  for (const { source } of patterns) {
    const agreement = commonStart(source, text) + commonEnd(source, text);
    if (agreement > best) {
      nearest = source;
      best = agreement;
    }
  }
  return nearest;
}

function commonStart(pattern: string, text: string): number {
  let length = 0;
  while (length < pattern.length && length < text.length && (pattern[length] === text[length] || pattern[length] === '?')) length++;
  return length;
}

function commonEnd(pattern: string, text: string): number {
  let length = 0;
  while (length < pattern.length && length < text.length && pattern.at(-1 - length) === text.at(-1 - length)) length++;
  return length;
}
