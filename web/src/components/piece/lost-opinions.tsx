import { useId, useState } from 'react';
import { copyText } from '../../lib/clipboard';
import { useTexts } from '../../lib/language/use-texts';
import type { LostOpinion } from '../../lib/review/unsent';
import type { useVerdict } from '../../lib/review/use-verdict';
import { VERDICT } from '../../lib/review/verdict.texts';

/** What I wrote on pieces that somebody else decided first: there to be copied until I need it no more. */
export function LostOpinions({ verdict: { lost, forget } }: { verdict: ReturnType<typeof useVerdict> }) {
  return lost.map((one) => <Lost key={one.roundId} lost={one} onForget={() => forget(one)} />);
}

function Lost({ lost: { title, decision, opinion }, onForget }: { lost: LostOpinion; onForget: () => void }) {
  const t = useTexts(VERDICT);
  const id = useId();
  const [copied, setCopied] = useState(false);
  return (
    <section className="lost-opinion" aria-labelledby={id}>
      <p id={id}>{t('lost', { title, decision: t(decision) })}</p>
      <blockquote>{opinion}</blockquote>
      <button type="button" className="text-button" onClick={() => void copyText(opinion).then(() => setCopied(true))}>
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </button>
      <button type="button" className="text-button" onClick={onForget}>
        {t('forget')}
      </button>
    </section>
  );
}
