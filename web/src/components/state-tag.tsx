import type { ReactNode } from 'react';
import './state-tag.css';

export type Tone = 'good' | 'going' | 'wait' | 'bad' | 'plain';

const SIGNS: Record<Tone, string> = { good: '✓', going: '▶', wait: '…', bad: '!', plain: '·' };

/** How something stands, in a word; a sign says it without colour, too. */
export function StateTag({ tone, sign = SIGNS[tone], children }: { tone: Tone; sign?: string; children: ReactNode }) {
  return (
    <span className={`state-tag is-${tone}`}>
      <span aria-hidden className="state-tag-sign">
        {sign}
      </span>
      <span className="begins">{children}</span>
    </span>
  );
}
