/** What CloudShell in the terminal says. */
export const shellMessages = {
  tooLong: (most: number) => `This command is too long: the shell takes up to ${most} characters. Put what is long into a file, and name that: file://…`,
  summary: 'CloudShell in your terminal: aws commands at a prompt, with completion, history, pipes and variables.',
  ephemeral: 'a shell runs other programs beside this one, and those would not see an ephemeral cloud. Make one with: nimbi sandbox create NAME',
  welcome: (accountId: string, cloud: string): readonly string[] => [
    `SIMULATED CloudShell: account ${accountId}, cloud ${cloud}. Nothing reaches AWS.`,
    'Type aws commands; TAB completes. help shows more; exit or Ctrl-D leaves.',
  ],
  help: [
    ['aws ...', 'a command of the AWS CLI; with --explain the reason follows'],
    ['TAB', 'completes commands, flags, values, and names in your cloud'],
    ['Up, Ctrl-R', 'what you typed before; Ctrl-R searches in it'],
    ['history [COUNT]', 'your lines, with numbers'],
    ['region NAME', 'calls another Region from now on'],
    ['profile NAME', 'calls as another profile from now on'],
    ['explain [CALL]', 'why the last call was allowed or refused'],
    ['timeline, undo', 'the calls so far; takes the last change back'],
    ['what TERM', 'a word in three sentences'],
    ['as boto3, as js', 'the last call in Python or JavaScript'],
    ['nimbi ...', 'any other command of nimbi'],
    ['exit, Ctrl-D', 'leaves'],
  ] as readonly (readonly [string, string])[],
  helpEnd: 'Everything else is for bash: pipes, files, variables, loops, programs.',
  regionIs: (region: string): string => `The Region is ${region}. To change it: region NAME`,
  unknownRegion: (name: string, near: readonly string[]): string =>
    `There is no Region "${name}".${near.length === 0 ? ' aws ec2 describe-regions --all-regions lists them.' : ` Maybe you meant: ${near.join(', ')}`}`,
  profileIs: (profile: string, all: readonly string[]): string => `The profile is ${profile}. There are: ${all.join(', ')}`,
  unknownProfile: (name: string, all: readonly string[]): string =>
    `There is no profile "${name}". There are: ${all.join(', ')}\nTo make one: aws configure --profile ${name}`,
  asWhat: 'as boto3, or as js: the last call in code.',
  noCall: 'No call to show yet: make one first.',
  lineOfItsOwn: (word: string, isVerb: boolean): string =>
    `${word} is a word of this shell: give it a line of its own${isVerb ? `, or write nimbi ${word}` : ''}. Nothing of this line was run.`,
  badCount: (count: string): string => `history: "${count}" is no number of lines.`,
  noBash: 'This is for bash (pipes, variables, other programs), and there is no bash on the PATH. Commands that begin with aws work without.',
  beginWithAws: (line: string): string => `Commands of AWS begin with aws. Try: aws ${line}`,
  inside: 'You are in the shell already.',
} as const;
