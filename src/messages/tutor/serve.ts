/** What `nimbi serve` says. */
export const serveMessages = {
  summary: 'Serves the clouds of this computer to programs of any SDK, on one port, until Ctrl-C.',
  port: (standard: number) => `the port, 0 for any that is free (default: ${standard})`,
  host: 'the address to listen on (default: 127.0.0.1, this computer alone)',
  tls: 'speak https, with a certificate made now',
  accessLog: 'print each request that was answered',
  badPort: (text: string): string => `--port takes a whole number from 0 to 65535, not "${text}".`,
  portInUse: (port: number): string => `port ${port} is in use already. Choose another with --port, or let one be found with --port 0.`,
  portForbidden: (port: number): string => `you may not listen on port ${port}. Choose one from 1024 on with --port.`,
  badHost: (host: string): string => `this computer has no address "${host}" to listen on. Leave --host out for 127.0.0.1, this computer alone.`,
  failed: (reason: string): string => `can't listen: ${reason}`,
  notLoopback: (host: string): string =>
    `Warning: ${host} is no address of this computer alone: whoever reaches it can call the simulated clouds, with an access key of theirs, and anonymously what is public in them.`,
  running: (url: string): string => `Simulated AWS answers on ${url}: all services, all clouds of this computer, told apart by access key.`,
  runningEphemeral: (url: string): string => `Simulated AWS answers on ${url}, with a cloud that is gone afterwards.`,
  enforced: 'Every call is authenticated and authorized as in AWS; nimbi explain shows why one was refused.',
  connect: 'To connect, in another terminal:',
  ways: (url: string): readonly (readonly [string, string])[] => [
    ['eval "$(nimbi env)"', 'for all programs of that shell'],
    ['nimbi run -- PROGRAM', 'for one program'],
    [`aws --endpoint-url ${url} …`, 'for one call, with an access key of a cloud here'],
  ],
  ephemeralKeys: (accessKeyId: string, secretAccessKey: string): readonly string[] => [
    `AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
  ],
  certificate: (file: string): string => `Programs trust it with AWS_CA_BUNDLE=${file}`,
  stop: 'Ctrl-C stops it.',
  stopping: 'Stopped.',
  fault: (error: unknown): string => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `This is a fault of nimbi's own. Please report it with the call that was made.\n${text}`;
  },
} as const;
