import { decide } from '../../src/policy/decide.ts';
import { newLookup, references, requests } from './policies.ts';

/* Decides once, and says in how many milliseconds of processor time: see policy.ts. */

const lookup = newLookup();
const [request] = requests;
process.cpuUsage();
const start = process.cpuUsage();
if (request !== undefined) decide(request, references, lookup);
const { user, system } = process.cpuUsage(start);
console.log((user + system) / 1_000);
