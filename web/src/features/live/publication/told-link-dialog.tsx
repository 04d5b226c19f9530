import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../../../app/session/use-draft';
import { ReasonDialog } from '../../../components/reason-dialog';
import { codeOf } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { isLink, LinkField } from './link-field';
import { PUBLICATION } from './publication.texts';

/** A link on a person's word, and that word; one the look does not believe counts when the person insists. */
export function ToldLinkDialog({
  dialogName,
  thing,
  title,
  what,
  act,
  label,
  linkLabel,
  onAct,
  onClose,
}: {
  dialogName: string;
  /** What is written is kept under this name. */
  thing: string;
  title: string;
  what: ReactNode;
  act: string;
  /** What is asked beside the link. */
  label: string;
  linkLabel: string;
  onAct: (link: string, word: string, despiteDoubt: boolean) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(PUBLICATION);
  const [link, setLink, forget] = useDraft(`${thing}.url`);
  const [doubt, setDoubt] = useState<'seen' | 'despite' | null>(null);
  const given = link.trim();
  async function tell(word: string): Promise<void> {
    try {
      await onAct(given, word, doubt === 'despite');
    } catch (refusal) {
      if (codeOf(refusal) === 'HAND_LINK_DOUBTFUL') setDoubt('seen');
      throw refusal;
    }
    forget();
  }
  return (
    <ReasonDialog
      dialogName={dialogName}
      thing={thing}
      title={title}
      what={what}
      act={act}
      label={label}
      isReady={isLink(given)}
      onAct={tell}
      onClose={onClose}
    >
      <LinkField
        label={linkLabel}
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
