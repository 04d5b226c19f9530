import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import type { ChangePreview } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { Effect } from './effect';

/**
 * Any change of the rules, in two looks: what is to be, then what that does to the plan. Only what was shown can be confirmed: the
 * server signs it, and takes no other.
 */
export function ChangeDialog({
  dialogName,
  title,
  act,
  isGrave = false,
  isReady = () => true,
  preview,
  commit,
  children,
  more,
  onClose,
  width = 640,
}: {
  dialogName: string;
  title: string;
  /** The word that makes the change. */
  act: string;
  isGrave?: boolean;
  /** Whether what was typed is whole; says itself what is missing. */
  isReady?: () => boolean;
  preview: () => Promise<ChangePreview>;
  commit: (confirm: string | undefined) => Promise<unknown>;
  /** What is to be; kept, unseen, during the second look. */
  children: ReactNode;
  /** Beside the button of the first look. */
  more?: ReactNode;
  onClose: () => void;
  width?: number;
}) {
  const t = useTexts(POLICIES);
  const queries = useQueryClient();
  const [shown, setShown] = useState<ChangePreview | null>(null);
  const doing = useAct();
  async function look(): Promise<void> {
    if (isReady()) await doing.run(async () => setShown(await preview()));
  }
  async function make(): Promise<void> {
    const done = await doing.run(() => commit(shown?.confirm ?? undefined));
    if (!done) return;
    await queries.invalidateQueries({ queryKey: ['policies'] });
    onClose();
  }
  return (
    <Dialog
      dialogName={dialogName}
      open
      title={title}
      width={width}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        shown ? (
          <>
            <Button onClick={() => setShown(null)}>{t('back')}</Button>
            <Button loading={doing.busy} onClick={() => void look()}>
              {t('previewAgain')}
            </Button>
            <Button type="primary" danger={isGrave} loading={doing.busy} onClick={() => void make()}>
              {act}
            </Button>
          </>
        ) : (
          <>
            {more}
            <Button type="primary" loading={doing.busy} onClick={() => void look()}>
              {t('preview')}
            </Button>
          </>
        )
      }
    >
      <TroubleNote trouble={doing.trouble} />
      <div hidden={shown !== null}>{children}</div>
      {shown && <Effect preview={shown} />}
    </Dialog>
  );
}
