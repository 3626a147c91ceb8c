import { expect } from 'vitest';
import { learnCommand } from './learn-command.ts';
import { TestDeps, type TestDepsOptions } from './lesson-deps.ts';

/** Types lines into a lesson, and gives the screen. */
export async function type(name: string, typed: readonly (string | symbol)[], options: TestDepsOptions = {}): Promise<string> {
  const deps = new TestDeps({ typed, ...options });
  try {
    expect(await learnCommand([name], deps)).toBe(0);
    return deps.screen;
  } finally {
    deps.remove();
  }
}
