import { Checkbox } from 'antd';
import { useId, useState } from 'react';
import { useDraft } from '../../../app/session/use-draft';
import { ReasonDialog } from '../../../components/reason-dialog';
import { codeOf } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import { correctLink } from '../api/publication-acts';
import { isLink } from './link-dialog';
import { PUBLICATION } from './publication.texts';

/** The right link in the place of one that a person has filled in; one the look does not believe counts when the person insists. */
export function CorrectLinkDialog({ id, url, onClose }: { id: string; url: string | null; onClose: () => void }) {
  const t = useTexts(PUBLICATION);
  const field = useId();
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
      <label className="field-label" htmlFor={field}>
        {t('correctLinkLabel')}
      </label>
      <input
        id={field}
        className="field-input"
        type="url"
        inputMode="url"
        autoComplete="off"
        value={link}
        aria-invalid={given !== '' && !isLink(given)}
        aria-describedby={`${field}-hint`}
        onChange={({ target }) => {
          setLink(target.value);
          setDoubt(null);
        }}
      />
      <p id={`${field}-hint`} className={given !== '' && !isLink(given) ? 'field-missing' : 'field-hint'}>
        {t('linkMissing')}
      </p>
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
