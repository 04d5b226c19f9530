import { Checkbox } from 'antd';
import { useState } from 'react';
import { useDraft } from '../../../app/session/use-draft';
import { ReasonDialog } from '../../../components/reason-dialog';
import { codeOf } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import { correctLink } from '../api/publication-acts';
import { isLink, LinkField } from './link-field';
import { PUBLICATION } from './publication.texts';

/** The right link in the place of one that a person has filled in; one the look does not believe counts when the person insists. */
export function CorrectLinkDialog({ id, url, onClose }: { id: string; url: string | null; onClose: () => void }) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  const [link, setLink, forget] = useDraft(`correct-link.${id}.url`);
  const [doubt, setDoubt] = useState<'seen' | 'despite' | null>(null);
  const given = link.trim();
  async function correct(reason: string): Promise<void> {
    try {
      await act(correctLink(id, given, reason, doubt === 'despite'));
    } catch (refusal) {
      if (codeOf(refusal) === 'HAND_LINK_DOUBTFUL') setDoubt('seen');
      throw refusal;
    }
    forget();
  }
  return (
    <ReasonDialog
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
      isReady={isLink(given)}
      onAct={correct}
      onClose={onClose}
    >
      <LinkField
        label={t('correctLinkLabel')}
        value={link}
        onChange={(value) => {
          setLink(value);
          setDoubt(null);
        }}
      />
      {doubt !== null && (
        <Checkbox
          checked={doubt === 'despite'}
          onChange={({ target }) => setDoubt(target.checked ? 'despite' : 'seen')}
        >
          {t('despiteDoubt')}
        </Checkbox>
      )}
    </ReasonDialog>
  );
}
