import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/clients/compare.ts';

const theirs = { Name: '', Tags: [{ Key: '', Value: '' }], Type: 'a', Size: 0, Body: null };

describe('comparing skeletons with a client of the same models', () => {
  it.each([
    ['nothing in equal ones', { ...theirs }, []],
    ['a member that we lack', { Name: '', Tags: [{ Key: '' }], Type: 'a', Size: 0, Body: null }, ['.Tags[].Value: theirs "", ours "(absent)"']],
    ['a member that they lack', { ...theirs, More: true }, ['.More: theirs "(absent)", ours true']],
    ['another value', { ...theirs, Type: 'b', Size: '' }, ['.Type: theirs "a", ours "b"', '.Size: theirs 0, ours ""']],
    [
      'another order',
      { Tags: theirs.Tags, Name: '', Type: 'a', Size: 0, Body: null },
      [': theirs in the order Name Tags Type Size Body, ours Tags Name Type Size Body'],
    ],
    ['a list where they have none', { ...theirs, Name: [''] }, ['.Name: theirs "", ours [""]']],
  ])('finds %s', (_what, ours, found) => {
    expect(differences(theirs, ours, false)).toEqual(found);
  });
});

describe('comparing skeletons with a client of older models', () => {
  it.each([
    ['no fault in members and values that came later', { Type: 'b', More: true, Tags: theirs.Tags, Name: '', Size: 0, Body: null }, []],
    ['a member that we lack', { ...theirs, Name: undefined }, ['.Name: theirs "", ours "(absent)"']],
    ['another type', { ...theirs, Size: '' }, ['.Size: theirs 0, ours ""']],
  ])('finds %s', (_what, ours, found) => {
    expect(differences(theirs, JSON.parse(JSON.stringify(ours)), true)).toEqual(found);
  });
});
