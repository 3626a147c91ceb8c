/**
 * How LibYAML decides how to write a text, which is what the AWS CLI v2 writes YAML with (ruamel.yaml over LibYAML's emitter, YAML 1.2).
 * Source: LibYAML 0.2.5, emitter.c, yaml_emitter_analyze_scalar; ruamel.yaml 0.17.21, resolver.py.
 */

/** Whether a character ends a line in YAML 1.1, which LibYAML holds to. */
export const isBreak = (character: string | undefined): boolean => character !== undefined && '\n\r\u0085\u2028\u2029'.includes(character);

/** Whether LibYAML writes a character as it is. Tabs, and all beyond the Basic Multilingual Plane, are not. */
function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a || (code >= 0x20 && code <= 0x7e)) return true;
  return code >= 0xa0 && code < 0xfffe && code !== 0xfeff && !(code >= 0xd800 && code <= 0xdfff);
}

/** Texts that would be read as something else, were they not quoted: numbers, truth values, times. */
const resolved = [
  /^(?:true|True|TRUE|false|False|FALSE)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?=[-+0-9])(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/,
  /^(?:<<|=|!|&|\*)$/,
  /^(?:~|null|Null|NULL|)$/,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  /^[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?$/,
];

const first = new Set('#,[]{}&*!|>\'"%@`');
const isBlank = (character: string | undefined): boolean => character === undefined || character === ' ' || character === '\t' || isBreak(character);

/** Whether a text holds what YAML would take for its own. */
function hasIndicators(characters: readonly string[]): boolean {
  const start = characters.slice(0, 3).join('');
  if (start === '---' || start === '...') return true;
  return characters.some((character, index) => {
    const blankNext = isBlank(characters[index + 1]);
    if (character === ':') return blankNext;
    if (index === 0) return first.has(character) || ((character === '?' || character === '-') && blankNext);
    return character === '#' && isBlank(characters[index - 1]);
  });
}

/** Texts of letters, digits and what means nothing in YAML: most. Only a few of them would be read as something else, by how they begin. */
const harmless = /^[A-Za-z0-9/(](?:[\w ./()-]*[\w./()-])?$/;
const doubtful = /^(?:[0-9]|[tTfFnN][rRaAuU])/;

/** How a text may be written: with neither, single or double quotes. */
export type ScalarStyle = 'plain' | 'single' | 'double';

/** The least quoting that a text can be read back with. `key`: as the key of a mapping. */
export function scalarStyle(text: string, key: boolean): ScalarStyle {
  if (harmless.test(text)) return doubtful.test(text) && resolved.some((pattern) => pattern.test(text)) ? 'single' : 'plain';
  const characters = [...text];
  const multiline = characters.some(isBreak);
  const special = characters.some((character) => !isPrintable(character));
  const around = (left: (character: string | undefined) => boolean, right: (character: string | undefined) => boolean): boolean =>
    characters.some((character, index) => index > 0 && left(characters[index - 1]) && right(character));
  const isSpace = (character: string | undefined): boolean => character === ' ';
  const spaceBeforeBreak = around(isSpace, isBreak);
  if (special || spaceBeforeBreak || around(isBreak, isSpace) || (key && multiline)) return 'double';
  const edges = [characters[0], characters.at(-1)];
  const plain = !multiline && !edges.some((edge) => edge !== undefined && (isSpace(edge) || isBreak(edge)));
  return plain && !hasIndicators(characters) && !resolved.some((pattern) => pattern.test(text)) ? 'plain' : 'single';
}

const names: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

/** A character within double quotes; `undefined` where it stands for itself. */
export function escaped(character: string): string | undefined {
  if (isPrintable(character) && !isBreak(character) && character !== '"' && character !== '\\') return undefined;
  const name = names[character];
  if (name !== undefined) return `\\${name}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
