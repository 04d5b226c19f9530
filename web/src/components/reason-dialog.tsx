import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Dialog } from './dialog';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import { TroubleNote } from './trouble-note';
import { useAct } from './use-act';

const TEXTS = texts(
  { reason: '理由', placeholder: '写给同事看：为什么这样做', missing: '请写明理由。', cancel: '取消' },
  { reason: 'Reason', placeholder: 'For your colleagues: why', missing: 'Say why.', cancel: 'Cancel' },
);

/** Asks for the reason of an act that others will ask about, after saying what the act does. */
export function ReasonDialog({
  title,
  what,
  act,
  isGrave = false,
  most = 200,
  onAct,
  onClose,
}: {
  title: string;
  /** What it will do, and to how many. */
  what: ReactNode;
  /** The word on the button. */
  act: string;
  isGrave?: boolean;
  /** Longest reason the server takes, characters. */
  most?: number;
  onAct: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(TEXTS);
  const id = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const doing = useAct();
  async function go(): Promise<void> {
    const said = reason.trim();
    setMissing(said === '');
    if (said !== '' && (await doing.run(() => onAct(said)))) onClose();
  }
  return (
    <Dialog
      open
      title={title}
      okText={act}
      okButtonProps={{ danger: isGrave, loading: doing.busy }}
      cancelText={t('cancel')}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <div style={{ marginBottom: 12 }}>{what}</div>
      <TroubleNote trouble={doing.trouble} />
      <label htmlFor={id}>{t('reason')}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={most}
        autoSize={{ minRows: 2, maxRows: 6 }}
        placeholder={t('placeholder')}
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-missing` : undefined}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      {missing && (
        <p id={`${id}-missing`} role="alert" style={{ margin: '4px 0 0', color: 'var(--red)' }}>
          {t('missing')}
        </p>
      )}
    </Dialog>
  );
}
