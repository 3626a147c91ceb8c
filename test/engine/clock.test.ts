import { expect, test } from 'vitest';
import { cloudTime, elapsedSince, movedForward, parseClock } from '../../src/engine/cloud-clock.ts';

test.each([
  ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00.000Z'],
  ['2026-11-24T12:00:00', '2026-11-24T12:00:00.000Z'],
  ['2026-11-24T12:00:00+09:00', '2026-11-24T03:00:00.000Z'],
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
])('%s is the same moment on every machine', (text, moment) => {
  expect(new Date(parseClock(text, 0).start).toISOString()).toBe(moment);
});

test.each(['noon', '1', 'Nov 24 2026', '2026-13-01', '2026-11-24T25:00Z', '!'])('%s is no time', (text) => {
  expect(() => parseClock(text, 0)).toThrow(`"${text}" is not an ISO 8601 time such as 2026-11-24T12:00:00Z.`);
});

test('a clock with ! stands still, another runs with the machine', () => {
  expect(cloudTime(parseClock('2026-11-24!', 1000), 5000)).toBe(Date.parse('2026-11-24'));
  expect(cloudTime(parseClock('2026-11-24', 1000), 5000)).toBe(Date.parse('2026-11-24') + 4000);
});

test('moves are remembered to the second for as long as anything that was signed is good', () => {
  const day = 24 * 3_600_000;
  const first = movedForward(parseClock('2026-11-24', 0), 5000, 1_000_400);
  const second = movedForward(first, 7000, 1_000_900);
  expect(second).toMatchObject({ advanced: 12_000, moves: [{ at: 1_000_000, by: 12_000 }] });
  expect(elapsedSince(second, 1_000_000, 1_002_000)).toBe(14_000);
  expect(elapsedSince(second, 1_001_000, 1_002_000)).toBe(1000);
  expect(elapsedSince(parseClock('2026-11-24', 0), 1_000_000, 1_002_000)).toBe(2000);
  expect(movedForward(second, 1, 1_000_000 + 9 * day)).toMatchObject({ advanced: 12_001, moves: [{ at: 1_000_000 + 9 * day, by: 1 }] });
});
