const startCommand = (id: string, region: string): string => `nimbi ec2 start-instances --instance-ids ${id} --region ${region}`;

/** What can be done about an instance in a state. */
const advice: Readonly<Record<string, (id: string, region: string) => string>> = {
  stopped: (id, region) => `Start it: ${startCommand(id, region)}`,
  stopping: (id, region) => `Once it is stopped, start it: ${startCommand(id, region)}`,
  pending: (id, region) => `Wait for it: nimbi ec2 wait instance-running --instance-ids ${id} --region ${region}`,
};

/** What `nimbi env` and `nimbi run` say. */
export const programMessages = {
  profile: 'whose access key, by the name of a profile; the one of the cloud in use when left out',
  unknownProfile: (profile: string, all: readonly string[], fromEnvironment: boolean): string =>
    `there is no profile "${profile}" here${fromEnvironment ? ', which AWS_PROFILE names' : ''}. There are: ${all.join(', ') || 'none'}${
      fromEnvironment ? '\nName one with --profile, or unset AWS_PROFILE.' : ''
    }`,
  noKeys: (profile: string): string => `the profile "${profile}" has no access key.\nTo give it one: nimbi configure --profile ${profile}`,
  failed: (reason: string): string => `the profile's credentials can't be had. ${reason}`,
  env: {
    summary: 'Prints what sends programs to the simulated cloud: endpoint, Region and an access key, for a shell to set.',
    shell: 'bash (and zsh), fish, powershell or cmd',
    json: 'as a JSON object instead',
    unknownShell: (shell: string, all: readonly string[]): string => `--shell takes one of: ${all.join(', ')}, not "${shell}".`,
    shellAndJson: 'choose --shell or --json, not both.',
    noEndpoint: [
      'no endpoint runs, so programs would have nowhere to go. Start one in another terminal: nimbi serve',
      'Or run the program with an endpoint of its own: nimbi run -- PROGRAM',
    ].join('\n'),
    ephemeral: 'an ephemeral cloud is gone when this command ends. Run the program with one: nimbi run --ephemeral -- PROGRAM',
    /** The last line for the shell: how the lines are to be used, as nobody reads them who does so. */
    use: (command: string): string => `# To use this: ${command}`,
  },
  run: {
    summary:
      'Runs a program against the simulated cloud, with nothing of your real AWS set-up. An endpoint is started where none runs, and lasts as long as it.',
    program: 'the program with its arguments, after --',
    on: 'as on that instance: no access key but what its role gives it',
    noProgram: 'which program? Such as: nimbi run -- python3 app.py',
    onAndProfile: 'a program on an instance has no profile: give --on or --profile, not both.',
    notAnInstance: (text: string): string => `--on takes the id of an instance, such as i-0abcdef1234567890, not "${text}".`,
    noSuchInstance: (id: string): string => `there is no instance ${id} in this cloud. nimbi ec2 describe-instances shows those of a Region.`,
    notRunning: (id: string, state: string, region: string): string => {
      const what = `no program can run on ${id}: it is ${state}.`;
      const hint = Object.hasOwn(advice, state) ? advice[state]?.(id, region) : undefined;
      return hint === undefined ? what : `${what}\n${hint}`;
    },
    notFound: (program: string): string => `there is no program "${program}" here or on the PATH.`,
    notExecutable: (program: string): string => `"${program}" can't be run: it is no program, or you may not run it.`,
    noEndpoint: (reason: string): string => `no endpoint can be started: ${reason}`,
  },
} as const;
