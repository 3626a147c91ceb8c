import { nearest } from '../../kernel/nearest.ts';
import { messages } from '../../messages/learn/format/en.ts';
import type { Path, Problem } from './problem.ts';
import type { YamlSource } from './yaml-source.ts';

/** Collects what is wrong in a scenario beyond its schema. */
export class Reporter {
  readonly problems: Problem[] = [];
  readonly #source: YamlSource;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  report(path: Path, message: string): void {
    this.problems.push(this.#source.problem(path, message));
  }

  /** Reports a name that is none of those known. */
  exists(path: Path, what: string, name: string, known: readonly string[]): void {
    if (!known.includes(name)) this.report(path, messages.notThere(what, name, known, nearest(name, known)));
  }

  /** Reports a name that was seen before. */
  once(path: Path, what: string, name: string, seen: Set<string>): void {
    if (seen.has(name)) this.report(path, messages.twice(what, name));
    seen.add(name);
  }
}
