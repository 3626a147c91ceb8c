import { plainText } from './plain-text.ts';

/** Texts of the members of each interface, by its name. */
export type MemberTexts = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The HTML of a doc comment: without its stars, up to the first tag such as `@public`; without paragraphs that are about the SDK. */
const commentHtml = (lines: readonly string[]): string => {
  const bare = lines.map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*) ?/, '').replace(/\*\/\s*$/, ''));
  const end = bare.findIndex((line) => /^\s*@[a-z]/.test(line));
  const html = (end === -1 ? bare : bare.slice(0, end)).join('\n');
  return html.replace(/<p>(?:(?!<\/p>)[\s\S])*@aws-sdk\/(?:(?!<\/p>)[\s\S])*<\/p>/g, '');
};

const opening = /^export (?:interface|declare namespace) (\w+)/;
const unionMember = /^ {4}interface \w+Member \{/;
const member = /^ {4,8}"?([\w-]+)"?\??: (.*)$/;

/** Reads the doc comments of members in a `models_*.d.ts`, line by line, adding them to `found`. */
export function readMemberTexts(source: string, found: Map<string, Record<string, string>>): void {
  let owner: Record<string, string> | undefined;
  let comment: string[] = [];
  let inComment = false;
  let ofUnion: string[] | undefined;
  for (const line of source.split('\n')) {
    if (inComment || /^\s*\/\*\*/.test(line)) {
      if (!inComment) comment = [];
      comment.push(line);
      inComment = !line.includes('*/');
      continue;
    }
    const name = opening.exec(line)?.[1];
    if (name !== undefined) {
      // An interface's own comment says what its members' containers say already; members are what help shows.
      owner = found.get(name) ?? {};
      found.set(name, owner);
    } else if (line === '}') owner = undefined;
    else if (unionMember.test(line)) {
      ofUnion = comment;
      continue;
    } else if (owner !== undefined) {
      const [, key, type = ''] = member.exec(line) ?? [];
      const lines = ofUnion !== undefined && comment.length === 0 ? ofUnion : comment;
      if (key !== undefined && !type.startsWith('never') && key !== '$unknown' && lines.length > 0) {
        const text = plainText(commentHtml(lines));
        if (text !== '') owner[key] = text;
      }
      if (line === '    }') ofUnion = undefined;
    }
    comment = [];
  }
}

/** The text of the comment that stands before the first line beginning with `declaration`. */
export function textBefore(source: string, declaration: string): string | undefined {
  const end = source.indexOf(`\n${declaration}`);
  const start = end === -1 ? -1 : source.lastIndexOf('\n/**', end);
  if (start === -1) return undefined;
  const text = plainText(commentHtml(source.slice(start + 1, end).split('\n')));
  return text === '' ? undefined : text;
}

/** The interfaces that a command's input and output extend, from its `*Command.d.ts`. */
export function commandInterfaces(source: string): { readonly input?: string; readonly output?: string } {
  const find = (direction: 'Input' | 'Output'): string | undefined => {
    const streaming = new RegExp(`Command${direction}Type = (?:Omit<)?(\\w+)`).exec(source)?.[1];
    const plain = new RegExp(`interface \\w+Command${direction} extends (?:Omit<)?(\\w+)`).exec(source)?.[1];
    const name = streaming ?? plain;
    return name === '__MetadataBearer' ? undefined : name;
  };
  const input = find('Input');
  const output = find('Output');
  return { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) };
}
