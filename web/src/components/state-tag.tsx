import type { ReactNode } from 'react';
import './state-tag.css';

export type Tone = 'good' | 'wait' | 'bad' | 'plain';

const MARKS: Record<Tone, string> = { good: '✓', wait: '…', bad: '!', plain: '·' };

/** How something stands, in a word; the mark says it without colour, too. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state-tag is-${tone}`}>
      <span aria-hidden className="state-tag-mark">
        {MARKS[tone]}
      </span>
      {children}
    </span>
  );
}
