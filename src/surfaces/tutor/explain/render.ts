import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import { styleOf } from '../style.ts';
import { explainEvent } from './explain-event.ts';
import { renderExplanationText } from './render-text.ts';

/** How an explanation is to look. */
export interface ExplanationOptions {
  readonly columns: number;
  readonly color: boolean;
  /** Everything: each policy, statement and condition key. */
  readonly all?: boolean;
  /** What commands begin with: `nimbi` unless told, as `aws` outside of a lesson is the real one. */
  readonly program?: string;
}

/**
 * Explains a call in words: who called and how that was proved, what was asked, what each policy says, what decided, and for a refusal
 * the smallest change that would allow it. For `nimbi explain`, `--explain` and lessons.
 */
export async function renderExplanation(
  cloud: Cloud,
  event: CallEvent,
  { columns, color, all = false, program = 'nimbi' }: ExplanationOptions,
): Promise<string> {
  return renderExplanationText(await explainEvent(cloud, event), { style: styleOf(columns, color), all, program });
}
