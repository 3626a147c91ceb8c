import { parityWith, writtenCases } from './parity.ts';

const r = await parityWith(
  { name: 'v' + process.argv[2], python: process.argv[2] === '1' ? 'python3' : '/usr/bin/python3', major: process.argv[2] ?? '1' },
  process.argv[3] ? writtenCases() : undefined,
);
console.log(r.compared, 'compared', r.failures.length, 'failures', r.listed.length, 'listed', r.unknown, 'unknown', r.stale);
const { writeFileSync } = await import('node:fs');
writeFileSync(`/tmp/parity-${process.argv[2]}.txt`, r.failures.join('\n'));
