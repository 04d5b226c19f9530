import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import { TroubleNote } from './trouble-note';

const TEXTS = texts(
  { changed: '别人刚刚改动过，页面已刷新。请看过现在的情况再决定。' },
  {
    changed: 'Somebody has just changed it, and the page was refreshed. Look at how it stands before you decide.',
  },
);

/** Why an act on something that others change too was refused, and what to do where somebody was quicker. */
export function ActAlert({ error }: { error: unknown }) {
  const t = useTexts(TEXTS);
  return <TroubleNote trouble={error} conflict={t('changed')} />;
}
