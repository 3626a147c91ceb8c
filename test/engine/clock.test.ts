import { expect, test } from 'vitest';
import { cloudTime, parseClock } from '../../src/engine/cloud-clock.ts';

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
