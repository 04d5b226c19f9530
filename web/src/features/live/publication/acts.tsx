import { Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { cancel, hold } from '../api/publication-acts';
import { ByHandDialog } from './by-hand-dialog';
import { CorrectLinkDialog } from './correct-link-dialog';
import { HastenDialog } from './hasten-dialog';
import { LinkDialog } from './link-dialog';
import { MoveDialog } from './move-dialog';
import { PUBLICATION } from './publication.texts';

/** In the order of how much they change; `resolve` has a place of its own on the page. */
const SHOWN = ['release', 'move', 'hasten', 'link', 'correct-link', 'by-hand', 'hold', 'cancel'] as const;
type Shown = (typeof SHOWN)[number];

/** What the server would take from me now. */
export function Acts({ publication, onMoved }: { publication: Publication; onMoved: (moved: Publication) => void }) {
  const t = useTexts(PUBLICATION);
  const act = useActs();
  const [open, setOpen] = useState<Shown | null>(null);
  const { id, acts, storyTitle: title, accountName: account, state, url } = publication;
  const possible = SHOWN.filter((one) => acts.includes(one));
  if (possible.length === 0 && open === null) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      {possible.map((one) => (
        <Button
          key={one}
          type={one === 'release' || (one === 'link' && state === 'sent') ? 'primary' : 'default'}
          danger={one === 'cancel'}
          onClick={() => setOpen(one)}
        >
          {t(one)}
        </Button>
      ))}
      {(open === 'move' || open === 'release') && (
        <MoveDialog publication={publication} onMoved={onMoved} onClose={close} />
      )}
      {open === 'hasten' && <HastenDialog publication={publication} onMoved={onMoved} onClose={close} />}
      {open === 'link' && <LinkDialog id={id} onClose={close} />}
      {open === 'correct-link' && <CorrectLinkDialog id={id} url={url} onClose={close} />}
      {open === 'by-hand' && <ByHandDialog {...{ id, title, account }} onClose={close} />}
      {open === 'hold' && (
        <ReasonDialog
          dialogName="publication-hold"
          thing={`hold.${id}`}
          title={t('holdTitle', { title })}
          what={<p>{t('holdWhat')}</p>}
          act={t('hold')}
          onAct={(reason) => act(hold(id, reason))}
          onClose={close}
        />
      )}
      {open === 'cancel' && (
        <ReasonDialog
          dialogName="publication-cancel"
          thing={`cancel.${id}`}
          title={t('cancelTitle', { title, account })}
          what={<p>{t('cancelWhat')}</p>}
          act={t('cancel')}
          isDanger
          onAct={(reason) => act(cancel(id, reason))}
          onClose={close}
        />
      )}
    </>
  );
}
