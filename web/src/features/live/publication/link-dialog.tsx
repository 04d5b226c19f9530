import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useDraft } from '../../../app/session/use-draft';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import { fillInLink } from '../api/publication-acts';
import { isLink, LinkField } from './link-field';
import { PUBLICATION } from './publication.texts';

export function LinkDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  const [url, setUrl, forget] = useDraft(`link.${id}`);
  const [wrong, setWrong] = useState(false);
  const doing = useAct();
  async function go(): Promise<void> {
    if (!isLink(url.trim())) {
      setWrong(true);
      return;
    }
    if (!(await doing.run(() => act(fillInLink(id, url.trim()))))) return;
    forget();
    onClose();
  }
  return (
    <Dialog
      dialogName="link"
      open
      title={t('linkTitle')}
      okText={t('save')}
      okButtonProps={{ loading: doing.busy }}
      onOk={() => void go()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ActAlert error={doing.trouble} />
      <p>{t('linkWhat')}</p>
      <LinkField
        label={t('linkLabel')}
        value={url}
        wrong={wrong}
        onChange={(value) => {
          setUrl(value);
          setWrong(false);
        }}
      />
    </Dialog>
  );
}
