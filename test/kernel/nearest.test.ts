import { expect, test } from 'vitest';
import { nearest } from '../../src/kernel/nearest.ts';

const verbs = ['create', 'delete', 'list', 'show', 'use'];

test.each([
  ['shwo', ['show']],
  ['lsit', ['list']],
  ['creat', ['create']],
  ['deletee', ['delete']],
  ['us', ['use']],
  ['show', ['show']],
  ['wohs', []],
  ['make', []],
  ['', []],
])('%s is near %j', (word, near) => {
  expect(nearest(word, verbs)).toEqual(near);
});

test('the nearest come first, then by name, and three at most', () => {
  expect(nearest('list-users', ['list-user', 'list-usersx', 'list-users', 'list-uuserss', 'tag-user'])).toEqual(['list-users', 'list-user', 'list-usersx']);
});

test('a letter in four may be wrong', () => {
  expect(nearest('abcdefgh', ['abcdefxy'])).toEqual(['abcdefxy']);
  expect(nearest('abcdefgh', ['abcdexyz'])).toEqual([]);
});
