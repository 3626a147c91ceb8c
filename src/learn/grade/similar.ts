import type { Traits } from './variant-words.ts';

/** Something for the teacher to look at: it never changes a mark. Students by what reports name them by. */
export type Finding =
  | { readonly kind: 'foreignName'; readonly student: string; readonly other: string; readonly names: readonly string[] }
  | { readonly kind: 'alike'; readonly student: string; readonly other: string; readonly shared: number; readonly rare: number }
  | { readonly kind: 'sameSeed'; readonly student: string; readonly other: string }
  /** The file was handed in as the student's, and its journal is the other one's. */
  | { readonly kind: 'othersJournal'; readonly student: string; readonly other: string; readonly file: string }
  /** The file has the student's journal again, under a name that is not the student's. */
  | { readonly kind: 'copy'; readonly student: string; readonly file: string; readonly taken: string };

/** A graded attempt, to be laid beside others. */
export interface Compared {
  readonly student: string;
  readonly seed: string;
  readonly traits: Traits;
}

/** A turn is rare when no more than this part of the class took it, or two did. */
const rarePart = 0.05;

/** Fewer rare turns in common can be chance. */
const fewestShared = 4;

/** This much of somebody's rare turns has to be somebody else's too. */
const alikePart = 0.6;

/** Finds what looks as if somebody worked for somebody else: names drawn for another, the same unusual turns, the same world. */
export function findSimilar(attempts: readonly Compared[]): readonly Finding[] {
  return [...foreignNames(attempts), ...sameSeeds(attempts), ...alike(attempts)];
}

function foreignNames(attempts: readonly Compared[]): readonly Finding[] {
  const owners = new Map<string, Compared[]>();
  for (const attempt of attempts) {
    for (const name of new Set(Object.values(attempt.traits.drawn))) {
      const known = owners.get(name);
      if (known) known.push(attempt);
      else owners.set(name, [attempt]);
    }
  }
  return attempts.flatMap((attempt) => {
    const own = new Set(Object.values(attempt.traits.drawn));
    const others = new Map<string, string[]>();
    for (const word of attempt.traits.words) {
      // A name that several have, such as a Region, says nothing.
      const [owner, second] = owners.get(word) ?? [];
      if (own.has(word) || owner === undefined || second !== undefined) continue;
      others.set(owner.student, [...(others.get(owner.student) ?? []), word]);
    }
    return [...others].map(([other, names]): Finding => ({ kind: 'foreignName', student: attempt.student, other, names }));
  });
}

function sameSeeds(attempts: readonly Compared[]): readonly Finding[] {
  const first = new Map<string, string>();
  return attempts.flatMap(({ student, seed }): readonly Finding[] => {
    const other = first.get(seed);
    if (other === undefined) first.set(seed, student);
    return other === undefined ? [] : [{ kind: 'sameSeed', student: other, other: student }];
  });
}

function alike(attempts: readonly Compared[]): readonly Finding[] {
  const most = Math.max(2, Math.floor(attempts.length * rarePart));
  const takers = new Map<string, number[]>();
  for (const [index, { traits }] of attempts.entries()) {
    for (const pair of traits.pairs) {
      const known = takers.get(pair);
      if (known) known.push(index);
      else takers.set(pair, [index]);
    }
  }
  const rare = attempts.map(() => 0);
  const shared = new Map<string, number>();
  for (const indices of takers.values()) {
    if (indices.length > most) continue;
    for (const index of indices) rare[index] = (rare[index] ?? 0) + 1;
    for (const [place, one] of indices.entries()) {
      for (const other of indices.slice(place + 1)) shared.set(`${one} ${other}`, (shared.get(`${one} ${other}`) ?? 0) + 1);
    }
  }
  const findings: Finding[] = [];
  for (const [pair, count] of shared) {
    const [one = 0, other = 0] = pair.split(' ').map(Number);
    const fewer = Math.min(rare[one] ?? 0, rare[other] ?? 0);
    const [student, second] = [attempts[one]?.student, attempts[other]?.student];
    if (count < fewestShared || count / fewer < alikePart || student === undefined || second === undefined) continue;
    findings.push({ kind: 'alike', student, other: second, shared: count, rare: fewer });
  }
  return findings;
}
