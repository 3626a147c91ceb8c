import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { powershell } from './powershell.ts';
import type { CompletingShell } from './shell.ts';
import { zsh } from './zsh.ts';

/** The shells that can be taught to complete `nimbi`. */
export const completingShells: Readonly<Record<string, CompletingShell>> = { bash, fish, powershell, zsh };
