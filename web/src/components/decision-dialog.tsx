import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Dialog } from './dialog';
import { useDraft } from '../app/session/use-draft';
import { useTexts } from '../lib/language/use-texts';
import { ActAlert } from './act-alert';
import { DECISION_DIALOG } from './decision-dialog.texts';
import './decision-dialog.css';

/** As long as most acts take. */
const LONGEST = 500;

/**
 * An act that wants a reason: what it does first, then the reason, then the act by its own name. What was typed is kept on this machine
 * until the server has taken it.
 */
export function DecisionDialog({
  thing,
  title,
  what,
  act,
  label,
  isDanger = false,
  most = LONGEST,
  onAct,
  onClose,
  children,
}: {
  /** Under which the text is kept: the act and the id of what it is done to. */
  thing: string;
  title: string;
  what?: ReactNode;
  /** The act's name on its button. */
  act: string;
  label?: string;
  isDanger?: boolean;
  /** Longest reason the server takes, characters. */
  most?: number;
  /** @throws what the server refused it with */
  onAct: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** Further fields. */
  children?: ReactNode;
}) {
  const t = useTexts(DECISION_DIALOG);
  const id = useId();
  const [reason, setReason, forget] = useDraft(thing);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function done(): Promise<void> {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onAct(reason.trim());
      forget();
      onClose();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      title={title}
      okText={act}
      cancelText={t('back')}
      okButtonProps={{ danger: isDanger, loading: busy }}
      onOk={() => void done()}
      onCancel={onClose}
      maskClosable={false}
    >
      <ActAlert error={error} />
      {what !== undefined && <div className="reason-what">{what}</div>}
      {children}
      <label className="field-label" htmlFor={id}>
        {label ?? t('reason')}
      </label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={most}
        autoSize={{ minRows: 2, maxRows: 6 }}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setReason(target.value);
          setMissing(false);
        }}
      />
      {missing ? (
        <p id={`${id}-hint`} className="field-missing" role="alert">
          {t('missing')}
        </p>
      ) : (
        <p id={`${id}-hint`} className="field-hint">
          {t('reasonHint')}
        </p>
      )}
    </Dialog>
  );
}
