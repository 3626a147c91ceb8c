/** What `nimbi --help` shows. */
export const overview = {
  title: 'nimbi: practice AWS on this computer.',
  intro: ['SIMULATED. No account, internet or bill. Every call is signed, authenticated, authorized, recorded and explained.'],
  sections: [
    {
      heading: 'Learn',
      entries: [
        ['nimbi', 'the menu'],
        ['nimbi learn', 'the course, from where you were'],
        ['nimbi learn NAME --watch', 'a lesson that looks on while you work elsewhere'],
        ['nimbi lab', 'exercises from a teacher: open, start, check, hand in'],
        ['nimbi what TERM', 'explains a word in three sentences'],
      ],
    },
    {
      heading: 'Teach',
      entries: [['nimbi grade', 'grades what a class handed in; --demo shows how']],
    },
    {
      heading: 'AWS',
      entries: [
        ['nimbi SERVICE COMMAND ...', 'the command line of AWS: type nimbi instead of aws'],
        ['nimbi SERVICE help', 'the commands of a service'],
        ['nimbi shell', 'CloudShell: aws at a prompt, with completion, pipes and variables'],
        ['nimbi completion SHELL', 'teaches bash, zsh, fish or PowerShell to complete nimbi'],
      ],
    },
    {
      heading: 'Your own programs',
      entries: [
        ['nimbi serve', 'answers the programs of any SDK on a port, until Ctrl-C'],
        ['nimbi run -- PROGRAM', 'runs a program of any SDK against the cloud; --on INSTANCE as on that instance'],
        ['nimbi env', 'prints what sends programs here, for a shell to set'],
      ],
    },
    {
      heading: 'What happened, and why',
      entries: [
        ['nimbi explain [CALL]', 'why a call was allowed or refused'],
        ['nimbi timeline', 'the calls so far'],
        ['nimbi undo', 'takes the latest change back'],
      ],
    },
    {
      heading: 'Your cloud',
      entries: [
        ['nimbi sandbox', 'the clouds on this computer: show, create, copy, reset, export'],
        ['nimbi clock', "the cloud's time: show or advance it"],
        ['nimbi mfa', 'what an authenticator app shows: codes of MFA devices'],
        ['nimbi doctor', 'checks that all is well on this computer'],
      ],
    },
    {
      heading: 'With any command',
      entries: [
        ['--explain', 'shows how the call was decided, after its answer'],
        ['--cloud NAME', 'another cloud than the one in use'],
        ['--ephemeral', 'a cloud that is gone afterwards'],
        ['--plain', 'no color, no box'],
      ],
    },
  ] as readonly { readonly heading: string; readonly entries: readonly (readonly [name: string, text: string])[] }[],
  closing: ['More on one of them: nimbi VERB --help'],
} as const;
