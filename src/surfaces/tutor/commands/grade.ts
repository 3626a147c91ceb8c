import { Option } from 'commander';
import { gradeMessages as words } from '../../../messages/tutor/grade.ts';
import { type GradeOptions, gradeCommand } from '../grade/grade-command.ts';
import { graderFlag } from '../grade/grader-process.ts';
import type { Verb } from '../verb.ts';

const { options } = words;

/** `nimbi grade`. */
export const gradeVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[submissions...]', words.submissions)
      .option('--scenario <scenario>', options.scenario)
      .option('--roster <file>', options.roster)
      .option('--lab <file>', options.lab)
      .option('--nonce <nonce>', options.nonce)
      .option('--due <time>', options.due)
      .option('--grace <duration>', options.grace)
      .option('--late <rate>', options.late)
      .option('--overrides <file>', options.overrides)
      .option('--pseudonyms', options.pseudonyms)
      .option('--output <form>', options.output, 'table')
      .option('--csv <platform>', options.csv)
      .option('--column <name>', options.column)
      .option('--to <file>', options.to)
      .option('--regrade <file>', options.regrade)
      .option('--similar', options.similar)
      .option('--autograder <folder>', options.autograder)
      .option('--demo', options.demo)
      .option('--yes', options.yes)
      .addOption(new Option(graderFlag).hideHelp())
      .action(async (submissions: readonly string[], given: GradeOptions) => gradeCommand(run, submissions, given));
  },
};
