import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { PLAN } from '../campaigns.texts';
import { belongsTo, stretchesOf } from '../notice-text.rules';

/** The notice with what was read from it underlined; the source of the field at hand is marked and brought into sight. */
export function NoticeText({
  text,
  spans,
  wanted,
}: {
  text: string;
  spans: Record<string, [number, number]>;
  wanted: string | null;
}) {
  const t = useTexts(PLAN);
  const stretches = useMemo(() => stretchesOf(text, spans), [text, spans]);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (!mark || !box.current) return;
    // Only the box is scrolled: the field being typed in must stay where it is.
    const top = mark.offsetTop - box.current.clientHeight / 3;
    box.current.scrollTo({ top, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }, [wanted]);
  return (
    <section ref={box} className="notice-text" aria-label={t('source')} tabIndex={0}>
      <h2>{t('source')}</h2>
      {stretches.map(({ text: words, fields }, index) => {
        if (fields.length === 0) return words;
        const isWanted = wanted !== null && fields.some((field) => belongsTo(field, wanted));
        return isWanted ? (
          <mark key={index}>{words}</mark>
        ) : (
          <span key={index} className="is-read">
            {words}
          </span>
        );
      })}
    </section>
  );
}
