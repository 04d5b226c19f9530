import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import { postedByHand } from '../api/publication-acts';
import { PUBLICATION } from './publication.texts';
import { ToldLinkDialog } from './told-link-dialog';

/** What failed, is held or was missed is out because a person has published it on the platform: by their word it is never sent again. */
export function ByHandDialog({
  id,
  title,
  account,
  onClose,
}: {
  id: string;
  title: string;
  account: string;
  onClose: () => void;
}) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  return (
    <ToldLinkDialog
      dialogName="by-hand"
      thing={`by-hand.${id}`}
      title={t('byHandTitle', { title, account })}
      what={<p>{t('byHandWhat')}</p>}
      act={t('byHandAct')}
      label={t('byHandNote')}
      linkLabel={t('linkLabel')}
      onAct={(link, note, despite) => act(postedByHand(id, link, note, despite))}
      onClose={onClose}
    />
  );
}
