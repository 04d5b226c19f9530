import { Alert, Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { CALENDAR } from '../calendar.texts';

/** An act that needs a reason: says what it does, asks why, and says where it was refused. Fields of its own stand above the reason. */
export function ReasonDialog({
  title,
  what,
  act,
  isDanger = false,
  children,
  isReady = true,
  onAct,
  onClose,
}: {
  title: string;
  what: ReactNode;
  act: string;
  isDanger?: boolean;
  children?: ReactNode;
  isReady?: boolean;
  onAct: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(CALENDAR);
  const id = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function go(): Promise<void> {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      await onAct(reason.trim());
      onClose();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      scrollLock={false}
      title={title}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('back')}
        </Button>,
        <Button key="act" type="primary" danger={isDanger} loading={busy} disabled={!isReady} onClick={() => void go()}>
          {act}
        </Button>,
      ]}
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        <p>{what}</p>
        {children}
        <label htmlFor={id}>{t('reason')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          status={isMissing ? 'error' : undefined}
          aria-invalid={isMissing}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
        {isMissing && <p className="dialog-missing">{t('reasonMissing')}</p>}
      </div>
    </Modal>
  );
}
