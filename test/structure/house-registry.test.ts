import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registryText } from '../../scripts/registry.ts';

let services: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(services, path)), { recursive: true });
  writeFileSync(join(services, path), text);
}

const operationFile = (name: string): string => `export default operation<X, Y>({\n  name: '${name}',\n});\n`;

beforeEach(() => {
  services = mkdtempSync(join(tmpdir(), 'registry-'));
});
afterEach(() => rmSync(services, { recursive: true }));

describe('the generated registry', () => {
  it('lists services and operations in order, each behind an import of its own', () => {
    write('iam/service.ts', '');
    write('iam/operations/list-users.ts', operationFile('ListUsers'));
    write('iam/operations/create-user.ts', operationFile('CreateUser'));
    write('ec2-instance-connect/service.ts', '');
    write('shared/policy-documents.ts', '');
    const { text, problems } = registryText(services);
    expect(problems).toEqual([]);
    expect(text.split('\n').slice(5)).toEqual([
      "  'ec2-instance-connect': {",
      "    door: () => import('./ec2-instance-connect/service.ts').then((file) => file.default),",
      '    get operations() {',
      '      return {};',
      '    },',
      '  },',
      '  iam: {',
      "    door: () => import('./iam/service.ts').then((file) => file.default),",
      '    get operations() {',
      '      return {',
      "        CreateUser: () => import('./iam/operations/create-user.ts').then((file) => file.default),",
      "        ListUsers: () => import('./iam/operations/list-users.ts').then((file) => file.default),",
      '      };',
      '    },',
      '  },',
      '};',
      '',
    ]);
  });

  it('names a file that declares no operation, one called otherwise, and a service without a door', () => {
    write('iam/service.ts', '');
    write('iam/operations/create-user.ts', operationFile('DeleteUser'));
    write('iam/operations/helpers.ts', 'export const help = 1;\n');
    write('sts/operations/assume-role.ts', operationFile('AssumeRole'));
    const { text, problems } = registryText(services);
    expect(text).not.toContain('operations/');
    expect(problems).toEqual([
      `${services}/iam/operations/create-user.ts: declares DeleteUser, which its file name does not spell`,
      `${services}/iam/operations/helpers.ts: no line "name: '…'," two spaces in; an operation's file declares its name there`,
      `${services}/sts: has operations but no service.ts`,
    ]);
  });
});
