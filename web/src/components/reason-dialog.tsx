import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useDraft } from '../app/session/use-draft';
import { ApiError } from '../lib/api/problem';
import { useTexts } from '../lib/language/use-texts';
import { ActAlert } from './act-alert';
import { Dialog } from './dialog';
import { REASON_DIALOG } from './reason-dialog.texts';
import { useAct } from './use-act';
import './reason-dialog.css';

/** As long as most acts take. */
const LONGEST = 500;

/**
 * An act that wants a reason: what it does first, then the reason, then the act by its own name. What was typed is kept on this machine
 * until the server has taken it.
 */
export function ReasonDialog({
  dialogName,
  thing,
  title,
  what,
  act,
  label,
  isDanger = false,
  isReady = true,
  most = LONGEST,
  onAct,
  onClose,
  children,
}: {
  dialogName: string;
  /** Under which the text is kept: the act and the id of what it is done to. */
  thing: string;
  title: string;
  /** What it will do, and to how many. */
  what?: ReactNode;
  /** The act's name on its button. */
  act: string;
  label?: string;
  isDanger?: boolean;
  /** Whether the further fields are filled in. */
  isReady?: boolean;
  /** Longest reason the server takes, characters. */
  most?: number;
  /** @throws what the server refused it with */
  onAct: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** Further fields, above the reason. */
  children?: ReactNode;
}) {
  const t = useTexts(REASON_DIALOG);
  const id = useId();
  const [reason, setReason, forget] = useDraft(thing);
  const [missing, setMissing] = useState(false);
  const queries = useQueryClient();
  const doing = useAct();
  async function go(): Promise<void> {
    const said = reason.trim();
    setMissing(said === '');
    if (said === '') return;
    const isDone = await doing.run(() =>
      onAct(said).catch((refusal: unknown) => {
        // The page below is to show how it stands now.
        if (refusal instanceof ApiError && refusal.isConflict) void queries.invalidateQueries();
        throw refusal;
      }),
    );
    if (!isDone) return;
    forget();
    onClose();
  }
  return (
    <Dialog
      dialogName={dialogName}
      open
      title={title}
      okText={act}
      cancelText={t('back')}
      okButtonProps={{ danger: isDanger, loading: doing.busy, disabled: !isReady }}
      onOk={() => void go()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ActAlert error={doing.trouble} />
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
