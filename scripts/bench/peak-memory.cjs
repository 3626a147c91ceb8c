'use strict';
// Required into a process that is measured: writes the most memory it ever held, in KiB, to the file of BENCH_PEAK_MEMORY.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS)));
