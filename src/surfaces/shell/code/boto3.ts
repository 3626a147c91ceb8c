import { kebabName } from '../../../models/names.ts';
import { type CodedCall, membersOf, type Notation, write } from './coded-call.ts';

const text = (value: string): string => JSON.stringify(value);

const python: Notation = {
  true: 'True',
  false: 'False',
  text,
  number: String,
  moment: (value) => text(value.toISOString()),
  bytes: (value) => {
    const ascii = Buffer.from(value).toString('latin1');
    return /^[\x20-\x7e\n]*$/.test(ascii) ? `b${text(ascii)}` : `base64.b64decode(${text(Buffer.from(value).toString('base64'))})`;
  },
  file: 'open("FILE", "rb")',
  json: (written) => `json.dumps(${written})`,
  padding: '',
  entry: (name, value) => `${text(name)}: ${value}`,
};

/** A call in Python, with boto3. */
export function boto3(call: CodedCall): string {
  const name = call.service.replaceAll('-', '_');
  const given = membersOf(call).map(([member, value, shape]) => `${member}=${write(value, shape, call.model, python, '    ')}`);
  const short = given.join(', ');
  const fits = short.length < 60 && !short.includes('\n');
  const args = given.length === 0 || fits ? short : `\n${given.map((argument) => `    ${argument},\n`).join('')}`;
  const modules = ['base64', 'json'].filter((module) => given.some((argument) => argument.includes(`${module}.`)));
  return [
    ...modules.map((module) => `import ${module}`),
    'import boto3',
    '',
    `${name} = boto3.client("${call.service}", region_name="${call.region}")`,
    `response = ${name}.${kebabName(call.model.name).replaceAll('-', '_')}(${args})`,
  ].join('\n');
}
