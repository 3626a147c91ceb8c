/** Whether the user pressed Ctrl-C. */
export interface Interruption {
  readonly happened: boolean;
  /** Aborted by it. Made when it is first asked for, as most commands end sooner than Node makes one. */
  readonly signal: AbortSignal;
}

/**
 * Lets what is under way end itself at the first Ctrl-C; the second one ends the process.
 * @param exitCode of a process that ends so
 */
export function interruptible(exitCode: number): Interruption {
  let happened = false;
  let controller: AbortController | undefined;
  process.on('SIGINT', () => {
    if (happened) process.exit(exitCode);
    happened = true;
    controller?.abort();
  });
  return {
    get happened() {
      return happened;
    },
    get signal() {
      controller ??= new AbortController();
      if (happened) controller.abort();
      return controller.signal;
    },
  };
}
