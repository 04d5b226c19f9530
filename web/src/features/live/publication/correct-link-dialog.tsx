import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import { correctLink } from '../api/publication-acts';
import { PUBLICATION } from './publication.texts';
import { ToldLinkDialog } from './told-link-dialog';

/** The right link in the place of one that a person has filled in. */
export function CorrectLinkDialog({ id, url, onClose }: { id: string; url: string | null; onClose: () => void }) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  return (
    <ToldLinkDialog
      dialogName="correct-link"
      thing={`correct-link.${id}`}
      title={t('correct-link')}
      what={
        <>
          <p>{t('correctLinkWhat')}</p>
          {url !== null && <p className="correct-link-now">{t('correctLinkNow', { url })}</p>}
        </>
      }
      act={t('correct-link')}
      label={t('correctLinkReason')}
      linkLabel={t('correctLinkLabel')}
      onAct={(link, reason, despite) => act(correctLink(id, link, reason, despite))}
      onClose={onClose}
    />
  );
}
