import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../../lib/api/problem';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { DocumentJson } from '../draft/canonical';
import type { Story } from '../draft/draft';
import type { Copy } from '../draft/local-copy';
import type { Upload } from '../panel/use-uploads';
import type { DraftDesk } from '../draft/use-draft-desk';
import { gatherWordless, type Pointed } from '../draft/wordless.rules';
import { EDITOR } from '../editor.texts';
import { NearNote } from './near-note';
import { Standing } from './standing';
import { Dialog } from '../../../components/dialog';

/** What is to be known before going on: that the text is somebody else's turn, has moved on, was brought back or not taken. */
export function DeskNotes({
  story,
  desk,
  note,
  hasWaiting,
  copy,
  mayWrite,
  onNoteDone,
  onFault,
}: {
  story: Story;
  desk: DraftDesk;
  note: string | null;
  hasWaiting: boolean;
  copy: Copy | null;
  mayWrite: boolean;
  onNoteDone: () => void;
  onFault: (error: Error) => void;
}) {
  const t = useTexts(EDITOR);
  const [dropping, setDropping] = useState(false);
  return (
    <div className="editor-notes">
      <Standing story={story} mayWrite={mayWrite} />
      {hasWaiting && <Alert type="info" showIcon title={t('waitingCopy')} />}
      {desk.elsewhere && (
        <Alert
          type="warning"
          showIcon
          title={t('elsewhere')}
          action={<Button onClick={desk.goOnHere}>{t('here')}</Button>}
        />
      )}
      {desk.behind && !desk.elsewhere && (
        <Alert
          type="warning"
          showIcon
          title={t('behind', { n: story.revision.number })}
          action={<Button onClick={() => void desk.compare().catch(onFault)}>{t('compare')}</Button>}
        />
      )}
      {note === 'resumed' && copy && (
        <Alert
          type="info"
          showIcon
          title={t('resumed', { time: shortTime(copy.changedAt) })}
          closable={{ onClose: onNoteDone, 'aria-label': t('close') }}
          action={<Button onClick={() => setDropping(true)}>{t('drop')}</Button>}
        />
      )}
      <NearNote storyId={story.id} />
      {dropping && (
        <Dialog
          dialogName="editor-drop"
          open
          title={t('dropConfirm')}
          okText={t('drop')}
          okButtonProps={{ danger: true }}
          cancelText={t('cancel')}
          onCancel={() => setDropping(false)}
          onOk={() => {
            setDropping(false);
            onNoteDone();
            void desk.giveUp().catch(onFault);
          }}
        >
          <p>{t('dropWhat', { n: story.revision.number })}</p>
        </Dialog>
      )}
    </div>
  );
}

/** What has just become of what somebody did, in sight wherever in the text they are, until they put it away. */
export function DeskNews({
  note,
  fault,
  body,
  uploads,
  onNoteDone,
  onFaultDone,
  onUploadDone,
  onJump,
}: {
  note: string | null;
  fault: Error | null;
  /** The text that it was about. */
  body: DocumentJson;
  uploads: readonly Upload[];
  onNoteDone: () => void;
  onFaultDone: () => void;
  onUploadDone: (key: string) => void;
  onJump: (pointer: string) => void;
}) {
  const t = useTexts(EDITOR);
  const errors =
    fault instanceof ApiError ? gatherWordless((fault.problem?.errors ?? []) as unknown as Pointed[], body) : [];
  const failed = uploads.filter(({ trouble }) => trouble !== null);
  return (
    <div className="editor-news">
      {note !== null && (
        <Alert type="info" showIcon title={note} closable={{ onClose: onNoteDone, 'aria-label': t('close') }} />
      )}
      {failed.map(({ key, name, trouble }) => (
        <Alert
          key={key}
          type="error"
          showIcon
          role="alert"
          title={t('uploadFailed', { name, why: trouble ?? '' })}
          closable={{ onClose: () => onUploadDone(key), 'aria-label': t('close') }}
        />
      ))}
      {fault && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={fault.message}
          closable={{ onClose: onFaultDone, 'aria-label': t('close') }}
          description={
            errors.length > 0 && (
              <ul className="problems">
                {errors.map((error, at) => (
                  <li key={at}>
                    <button type="button" onClick={() => onJump(error.pointer)}>
                      {spoken(error)}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
    </div>
  );
}
