import type { Word } from './word.ts';

/** `mfa`: what the phone shows; `mfa assign-root NAME`: gives the root user a device, as the console does. */
export const mfa: Word = async (session, rest) => {
  const { runMfa } = await import('../phone.ts');
  const args = rest.split(/\s+/).filter((word) => word !== '');
  await session.act(() => runMfa(args, { cloud: session.cloud, screen: session.display, ask: session.asking }));
  return 'stay';
};
