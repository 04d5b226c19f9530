import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { hasten } from '../api/publication-acts';
import { Outlook, useOutlook } from './outlook';
import { PUBLICATION } from './publication.texts';
import { TimeChoice } from './time-choice';
import { SOONEST, wishOf } from './wish.rules';

/** Past its department's rules, with a reason that stays on record. */
export function HastenDialog({
  publication,
  onMoved,
  onClose,
}: {
  publication: Publication;
  onMoved: (moved: Publication) => void;
  onClose: () => void;
}) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  const [wish, setWish] = useState(SOONEST);
  const [missing, setMissing] = useState(false);
  const outlook = useOutlook(publication, 'hasten', wishOf(wish));
  async function go(reason: string): Promise<void> {
    const wishedAt = wishOf(wish);
    if (wishedAt === undefined) {
      setMissing(true);
      throw new Error(t('wishMissing'));
    }
    try {
      onMoved(await act(hasten(publication.id, reason, wishedAt, outlook.shown)));
    } catch (error) {
      void outlook.query.refetch();
      throw error;
    }
  }
  return (
    <ReasonDialog
      dialogName="hasten"
      thing={`hasten.${publication.id}`}
      title={t('hastenTitle', { title: publication.storyTitle })}
      what={<p>{t('hastenWhat')}</p>}
      label={t('hastenReason')}
      act={outlook.button ?? t('hasten')}
      isDanger={outlook.prospect === 'now'}
      isReady={!outlook.isOvertaken && (outlook.button !== null || wishOf(wish) === undefined)}
      onAct={go}
      onClose={onClose}
    >
      <TimeChoice
        value={wish}
        isMissing={missing}
        onChange={(value) => {
          setWish(value);
          setMissing(false);
        }}
      />
      <Outlook publication={publication} outlook={outlook} />
    </ReasonDialog>
  );
}
