import { hang, type Style } from '../style.ts';

/** How much an explanation says, and in whose words. */
export interface RenderOptions {
  readonly style: Style;
  /** Everything: each policy, statement and condition key. */
  readonly all: boolean;
  /** What commands begin with: `nimbi`, or `aws` in a lesson. */
  readonly program: string;
}

/** The width of the margin that labels stand in. */
export const labelWidth = 10;

/** A paragraph with its label in the margin. */
export const field = (label: string, text: string, { columns, strong }: Style): string => {
  const margin = label.padEnd(labelWidth);
  return strong(margin) + hang(margin, text, columns).slice(labelWidth);
};
