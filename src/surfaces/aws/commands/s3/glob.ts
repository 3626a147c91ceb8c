/** What one element of a pattern matches. */
type Element = (character: string) => boolean;

function characterClass(body: string): Element {
  const negated = body.startsWith('!');
  const characters = [...(negated ? body.slice(1) : body)];
  return (character) => {
    let inside = false;
    for (let index = 0; index < characters.length; index += 1) {
      const from = characters[index] ?? '';
      const to = characters[index + 2];
      if (characters[index + 1] === '-' && to !== undefined) {
        inside ||= character >= from && character <= to;
        index += 2;
      } else inside ||= character === from;
    }
    return inside !== negated;
  };
}

/** The elements of a pattern; `*` is `undefined`. */
function elementsOf(pattern: string): readonly (Element | undefined)[] {
  const elements: (Element | undefined)[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    // A bracket right after the opening one belongs to the class.
    const close = character === '[' ? characters.indexOf(']', index + (characters[index + 1] === '!' ? 3 : 2)) : -1;
    if (character === '*') elements.push(undefined);
    else if (character === '?') elements.push(() => true);
    else if (close > 0) {
      elements.push(characterClass(characters.slice(index + 1, close).join('')));
      index = close;
    } else elements.push((other) => other === character);
  }
  return elements;
}

/**
 * Compiles a shell pattern with `*`, `?` and `[…]`, as Python's fnmatch has it.
 * @returns whether a text matches, in time in proportion to both lengths
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const elements = elementsOf(pattern);
  return (text) => matches(elements, [...text]);
}

/** Whether a text matches a shell pattern. */
export const globMatches = (text: string, pattern: string): boolean => compileGlob(pattern)(text);

function matches(elements: readonly (Element | undefined)[], characters: readonly string[]): boolean {
  let element = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < characters.length; ) {
    const current = elements[element];
    if (element < elements.length && current === undefined) {
      star = element;
      resume = index;
      element += 1;
    } else if (current?.(characters[index] ?? '')) {
      element += 1;
      index += 1;
    } else if (star >= 0) {
      element = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return elements.slice(element).every((rest) => rest === undefined);
}
