import type { Term } from './term.ts';

/** Nimbi's own words. */
export const nimbi: readonly Term[] = [
  {
    term: 'cloud',
    aliases: ['clouds', 'simulated cloud'],
    text: 'A cloud, in nimbi, is a simulated world of its own: an account, its resources, a clock, a seed and a journal. You can have several on a computer, copy them, and hand them on as a file. The same calls with the same seed and clock give the same answers, byte for byte.',
    see: ['sandbox', 'journal'],
  },
  {
    term: 'sandbox',
    text: 'The sandbox is the cloud to explore freely in; nimbi makes it at the first command. Its IAM user admin may do everything, and its access key is the profile default. nimbi sandbox shows, copies, resets and exports it.',
    see: ['cloud', 'profile'],
  },
  {
    term: 'home',
    aliases: ['NIMBI_HOME', 'home folder'],
    text: "The home is the folder that holds your clouds, nimbi's own profiles and your progress in the course. It is NIMBI_HOME, or the usual folder for programs' data on your platform; nimbi doctor tells. Nothing outside of it is written.",
    see: ['cloud', 'profile'],
  },
  {
    term: 'journal',
    aliases: ['timeline'],
    text: 'The journal is the record of all calls of a cloud, in order, refused ones included; nimbi timeline shows it. Each entry carries the hash of the one before, so that an alteration shows. Undo, explain and replay all live on it.',
    see: ['event', 'trace', 'cloud'],
  },
  {
    term: 'trace',
    aliases: ['explanation', 'explain'],
    text: 'The trace of a call is what each stage found: who called, what was asked, the policies that applied, and what decided. nimbi explain puts it into words, for the latest call or any earlier one. After a refusal it adds the smallest change that would allow the call.',
    see: ['journal', 'authorization'],
  },
  {
    term: 'seed',
    aliases: ['NIMBI_SEED'],
    text: 'A seed is a text from which a cloud draws all its ids and secrets. Two clouds with the same seed and clock answer the same calls alike. It is random unless NIMBI_SEED is set when the cloud is made.',
    see: ['cloud'],
  },
];
