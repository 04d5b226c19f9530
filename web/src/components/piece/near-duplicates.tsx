import { labelled, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import type { StoryDuplicate } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';
import './near-duplicates.css';

/** The API's document forgets that there always are words. */
const WORDLESS = { zh: '', en: '' };

/** What is planned or out and says the same, how alike, and the way to it. Only to be known: it stops nothing. Nothing where there is none. */
export function NearDuplicates({ found, isOpen = false }: { found: readonly StoryDuplicate[]; isOpen?: boolean }) {
  const t = useTexts(PIECE);
  if (found.length === 0) return null;
  return (
    <details className="near" open={isOpen}>
      <summary>
        <span aria-hidden>ⓘ </span>
        {t('near', { n: found.length })}
      </summary>
      <ul>
        {found.map(({ code, text = WORDLESS, storyId, at }) => (
          <li key={`${code} ${storyId ?? ''} ${at}`}>
            {spoken(text)}
            {storyId !== null && (
              <>
                {' '}
                {/* In a window of its own: nobody leaves what they write or read for it. */}
                <a
                  href={`/console/stories/${storyId}`}
                  target="_blank"
                  rel="noopener"
                  aria-label={labelled(t('nearOpen'), spoken(text))}
                >
                  {t('nearOpen')} <span aria-hidden>↗</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="soft">{t('nearHint')}</p>
    </details>
  );
}
