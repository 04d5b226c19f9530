import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import { StateTag } from './state-tag';

const TEXTS = texts({ frozen: '已停发' }, { frozen: 'Stopped' });

/** In place of a countdown to a time at which nothing will leave: a freeze stops it, or its account does not post. Which, is told beside it. */
export function FrozenMark() {
  const t = useTexts(TEXTS);
  return (
    <StateTag tone="bad" sign="■">
      {t('frozen')}
    </StateTag>
  );
}
