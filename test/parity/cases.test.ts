import { expect, test } from 'vitest';
import { models } from '../models/all-models.ts';
import { generatedCases } from './generated-cases.ts';
import { writtenCases } from './written-cases.ts';

/** The comparison itself needs the real clients: `npm run test:clients`. Here is what its command lines must cover. */
const lines = writtenCases();

test('there are hundreds of command lines, none twice', () => {
  expect(lines.length).toBeGreaterThanOrEqual(250);
  expect(new Set(lines.map((words) => words.join('\0'))).size).toBe(lines.length);
});

test('every service with a model has some, but for the sign-in, which no command is for', () => {
  const services = new Set(lines.map(([service]) => (service === 's3api' ? 's3' : service)));
  expect(models.services().filter((service) => !services.has(service))).toEqual(['signin']);
});

test('hundreds more are made from the models, of every service that has commands', () => {
  const made = generatedCases();
  expect(made.length).toBeGreaterThanOrEqual(300);
  const services = new Set(made.map(([service]) => (service === 's3api' ? 's3' : service)));
  expect(models.services().filter((service) => !services.has(service))).toEqual(['signin']);
});
