import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandInterfaces, readMemberTexts, textBefore } from '../../scripts/docs/declarations.ts';
import { extractDocs } from '../../scripts/docs/extract.ts';
import { plainText } from '../../scripts/docs/plain-text.ts';
import { operationTexts, serviceTexts } from '../../src/models/help-texts.ts';
import { everyOperation } from './all-models.ts';

describe('plainText', () => {
  it.each([
    ['<p>One.</p>  <p>Two\n   lines.</p>', 'One.\n\nTwo lines.'],
    ['<p>See <a href="https://example.com">the <i>guide</i></a> .</p>', 'See the guide.'],
    ['<p>Use <code>--all</code> for <b>all</b>.</p>', 'Use `--all` for all.'],
    ['<p>Either:</p><ul><li><p>this</p><p>more of this</p></li><li><p>that</p></li></ul><p>End.</p>', 'Either:\n\n* this\n\n  more of this\n\n* that\n\nEnd.'],
    ['<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>', '* a\n  * b\n  * c\n* d'],
    ['<dl><dt>Term</dt><dd><p>What it means.</p></dd></dl>', '* Term\n\n  What it means.'],
    ['<note><p>Mind this.</p></note><important> <p>And that.</p> </important>', 'Note: Mind this.\n\nImportant: And that.'],
    ['<p>tag:&lt;key&gt; \\{name\\} &amp; <bucket></p>', 'tag:<key> {name} & <bucket>'],
    ['no tags', 'no tags'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});

describe('declarations', () => {
  const read = (source: string): Record<string, unknown> => {
    const found = new Map<string, Record<string, string>>();
    readMemberTexts(source, found);
    return Object.fromEntries(found);
  };

  it('give the comment of each member, without its tags', () => {
    const source = `
/**
 * <p>About users.</p>
 * @public
 */
export interface User {
    /**
     * <p>The <code>name</code>.</p>
     *     <p>Two lines.</p>
     * @public
     */
    UserName: string | undefined;
    Silent?: string | undefined;
    /** One line. */
    "content-type"?: string | undefined;
}
export interface Empty {
}
`;
    expect(read(source)).toEqual({ User: { UserName: 'The `name`.\n\nTwo lines.', 'content-type': 'One line.' }, Empty: {} });
  });

  it('give the comment of each member of a union', () => {
    const source = `
export declare namespace Filter {
    /**
     * <p>By prefix.</p>
     * @public
     */
    interface PrefixMember {
        Prefix: string;
        Tag?: never;
        $unknown?: never;
    }
    /**
     * <p>By tag.</p>
     */
    interface TagMember {
        Prefix?: never;
        Tag: Tag;
        $unknown?: never;
    }
}
`;
    expect(read(source)).toEqual({ Filter: { Prefix: 'By prefix.', Tag: 'By tag.' } });
  });

  it('leave out what is about installing the SDK', () => {
    const source = `
export interface A {
    /**
     * <p>A bucket.</p>
     * <p>Note: install the "@aws-sdk/signature-v4-crt" package.</p>
     */
    B: string;
}
`;
    expect(read(source)).toEqual({ A: { B: 'A bucket.' } });
  });

  it('name what a command extends', () => {
    expect(
      commandInterfaces(
        'export interface GetUserCommandInput extends GetUserRequest {\n}\nexport interface GetUserCommandOutput extends GetUserResponse, __MetadataBearer {',
      ),
    ).toEqual({
      input: 'GetUserRequest',
      output: 'GetUserResponse',
    });
    expect(
      commandInterfaces(
        'export type PutObjectCommandInputType = Omit<PutObjectRequest, "Body"> & {\n};\nexport interface PutObjectCommandInput extends PutObjectCommandInputType {}',
      ),
    ).toEqual({
      input: 'PutObjectRequest',
    });
    expect(commandInterfaces('export interface GetObjectCommandOutput extends Omit<GetObjectOutput, "Body">, __MetadataBearer {')).toEqual({
      output: 'GetObjectOutput',
    });
    expect(commandInterfaces('export interface DeleteUserCommandOutput extends __MetadataBearer {')).toEqual({});
  });

  it('give the text before a declaration', () => {
    expect(
      textBefore('\n/** other */\nx\n/**\n * <p>Does it.</p>\n * @example\n * code\n */\nexport declare class DoCommand extends X', 'export declare class '),
    ).toBe('Does it.');
    expect(textBefore('nothing', 'export declare class ')).toBeUndefined();
  });
});

describe('extractDocs', () => {
  const operations = everyOperation.filter(([service]) => service === 'iam').map(([, model]) => model);
  const pieces = extractDocs(join(import.meta.dirname, '../../node_modules/@aws-sdk/client-iam'), operations);

  it('finds a text for every operation and member of IAM', () => {
    const silent = operations.flatMap(({ name, input, shapes }) => {
      const texts = pieces.operations[name];
      const shape = input === undefined ? undefined : shapes[input];
      const members = shape?.type === 'structure' ? Object.keys(shape.members) : [];
      const missing = members.filter((member) => !texts?.input[member]).map((member) => `${name}.${member}`);
      return texts?.description ? missing : [name, ...missing];
    });
    expect(silent).toEqual([]);
    expect(pieces.operations.CreateUser?.description).toMatch(/^Creates a new IAM user for your Amazon Web Services account\.\n\n/);
    expect(pieces.operations.CreateUser?.members.Tag?.Key).toMatch(/^The key name that can be used to look up or retrieve the associated value\./);
    expect(pieces.service.description).toContain('web service for securely controlling access');
  });

  it('leaves no HTML', () => {
    expect(JSON.stringify(pieces)).not.toMatch(/<\/?(?:p|ul|li|code|a|i|b|note|important)\b[^>]*>/);
  });

  it('is read back piece by piece, and where there is none, not at all', () => {
    const files: Record<string, string> = {
      'docs/iam/CreateUser.json': JSON.stringify(pieces.operations.CreateUser),
      'docs/iam/service.json': JSON.stringify(pieces.service),
    };
    const data = { text: (path: string) => files[path], names: () => [] };
    expect(operationTexts(data, 'iam', 'CreateUser')?.input.UserName).toMatch(/^The name of the user to create\./);
    expect(serviceTexts(data, 'iam')).toEqual(pieces.service);
    expect(operationTexts(data, 'signin', 'CreateOAuth2Token')).toBeUndefined();
  });
});
