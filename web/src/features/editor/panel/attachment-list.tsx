import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { PieceFiles } from '../../../components/piece/piece-files';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { type Attachment, attachmentKindsQuery, attachmentsQuery, detach } from '../api/editor-queries';
import { MEDIA } from './media.texts';
import { acceptedBy } from './attachment-kinds.rules';
import type { Attachments } from './use-attachments';

/** What lies beside the text, for whoever posts it by hand: what is on its way, what is there, and how it is taken away. */
export function AttachmentList({ id, editable, files }: { id: string; editable: boolean; files: Attachments }) {
  const t = useTexts(MEDIA);
  const picker = useRef<HTMLInputElement>(null);
  const kinds = useQuery(attachmentKindsQuery);
  const attached = useQuery(attachmentsQuery(id));
  const [leaving, setLeaving] = useState<Attachment | null>(null);
  return (
    <section aria-labelledby="attachments">
      <h3 id="attachments">{t('attachments')}</h3>
      {editable && (
        <>
          <input
            ref={picker}
            type="file"
            accept={acceptedBy(kinds.data ?? [])}
            multiple
            hidden
            aria-label={t('attach')}
            data-testid="attachments"
            onChange={({ target }) => {
              files.send([...(target.files ?? [])]);
              target.value = '';
            }}
          />
          <Button disabled={!kinds.data} onClick={() => picker.current?.click()}>
            {t('attach')}
          </Button>
          <p className="soft">{t('attachHint')}</p>
        </>
      )}
      <ul className="uploads">
        {files.uploads
          .filter(({ trouble }) => trouble === null)
          .map(({ key, name, share }) => (
            <li key={key}>
              <span className="upload-line">
                {share < 1 ? t('uploading', { name, percent: Math.floor(share * 100) }) : t('attachLooked', { name })}
                <Button size="small" aria-label={t('attachStopNamed', { name })} onClick={() => files.dismiss(key)}>
                  {t('attachStop')}
                </Button>
              </span>
              <progress value={share} max={1} aria-label={name} />
            </li>
          ))}
      </ul>
      {attached.isError && attached.data === undefined && <p role="alert">{attached.error.message}</p>}
      {attached.data?.length === 0 && <p className="soft">{t('noAttachments')}</p>}
      {attached.data && attached.data.length > 0 && (
        <PieceFiles
          files={attached.data}
          actOf={(file) =>
            editable && (
              <Button size="small" aria-label={t('detachNamed', { name: file.name })} onClick={() => setLeaving(file)}>
                {t('detach')}
              </Button>
            )
          }
        />
      )}
      {leaving && <DetachDialog id={id} file={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function DetachDialog({ id, file, onClose }: { id: string; file: Attachment; onClose: () => void }) {
  const t = useTexts(MEDIA);
  const queries = useQueryClient();
  const act = useAct();
  async function takeAway(): Promise<void> {
    const done = await act.run(async () => {
      await detach(id, file.id);
      await queries.invalidateQueries({ queryKey: attachmentsQuery(id).queryKey });
    });
    if (done) onClose();
  }
  return (
    <Dialog
      dialogName="editor-detach"
      open
      title={t('detachTitle')}
      okText={t('detach')}
      okButtonProps={{ danger: true }}
      confirmLoading={act.busy}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => void takeAway()}
    >
      <TroubleNote trouble={act.trouble} />
      <p>{t('detachWhat', { name: file.name })}</p>
    </Dialog>
  );
}
