import { Alert, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { compact, moveDay, previewCompact, previewDay } from '../api/calendar-acts';
import type { Account, DayPreview, Preview } from '../api/calendar-queries';
import { CALENDAR } from '../calendar.texts';
import { Dialog } from '../../../components/dialog';

/** What was moved, and where it stood. */
export interface Moved {
  id: string;
  from: string;
}

/** Moving many at once: first what would happen to each, then the act, of exactly that. */
export function ManyDialog({
  day: given,
  accountId,
  accounts,
  onMoved,
  onClose,
}: {
  /** The day to clear; null fills gaps instead. */
  day: string | null;
  accountId: string | null;
  accounts: readonly Account[];
  onMoved: (moved: Moved[], left: number) => void;
  onClose: () => void;
}) {
  const t = useTexts(CALENDAR);
  const [dayId, toId] = [useId(), useId()];
  const [day, setDay] = useState(given);
  const [to, setTo] = useState('');
  const [account, setAccount] = useState(accountId ?? '');
  const [preview, setPreview] = useState<Preview | DayPreview | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const scope = account === '' ? {} : { accountId: account };

  /** Another question: what was answered holds no longer. */
  function asked<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      set(value);
      setPreview(null);
    };
  }
  async function attempt(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setPreview(null);
    }
    setBusy(false);
  }
  const look = () =>
    attempt(async () =>
      setPreview(day === null ? await previewCompact(scope) : await previewDay(day, to || null, scope)),
    );
  const go = (confirm: string) =>
    attempt(async () => {
      const done = day === null ? await compact(scope, confirm) : await moveDay(day, to || null, scope, confirm);
      onMoved(
        done.moved.map(({ id, from }) => ({ id, from })),
        done.left.length,
      );
      onClose();
    });

  const confirm = preview?.confirm ?? null;
  return (
    <Dialog
      open
      width={680}
      title={t(given === null ? 'compactTitle' : 'dayTitle')}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('back')}
        </Button>,
        confirm === null ? (
          <Button key="look" type="primary" loading={busy} disabled={day === ''} onClick={() => void look()}>
            {t('look')}
          </Button>
        ) : (
          <Button key="go" type="primary" loading={busy} onClick={() => void go(confirm)}>
            {t('confirmMove', { n: preview?.counts.movable ?? 0 })}
          </Button>
        ),
      ]}
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        {given === null ? (
          <p>{t('compactWhat')}</p>
        ) : (
          <div className="dialog-pair">
            <div className="dialog-field">
              <label htmlFor={dayId}>{t('dayFrom')}</label>
              <Input id={dayId} type="date" value={day ?? ''} onChange={(event) => asked(setDay)(event.target.value)} />
            </div>
            <div className="dialog-field">
              <label htmlFor={toId}>{t('dayTo')}</label>
              <Input id={toId} type="date" value={to} onChange={(event) => asked(setTo)(event.target.value)} />
              <span className="soft">{t('dayToHint')}</span>
            </div>
          </div>
        )}
        <div className="dialog-field">
          <span id={`${dayId}-scope`}>{t('scope')}</span>
          <Select
            aria-labelledby={`${dayId}-scope`}
            value={account}
            options={[
              { value: '', label: t('scopeAll') },
              ...accounts.map(({ id, name, channel }) => ({
                value: id,
                label: `${name}${bracketed(channelName(channel))}`,
              })),
            ]}
            onChange={asked(setAccount)}
          />
        </div>
        <div aria-live="polite">{preview && <PreviewList preview={preview} />}</div>
      </div>
    </Dialog>
  );
}

function PreviewList({ preview }: { preview: Preview | DayPreview }) {
  const t = useTexts(CALENDAR);
  const { counts, items, nextCursor, confirm } = preview;
  return (
    <>
      {'text' in preview && <p className="preview-word">{spoken(preview.text)}</p>}
      {confirm === null && !('text' in preview) && <p className="preview-word">{t('nothing')}</p>}
      {counts.listed > 0 && (
        <p className="soft">
          {t('counts', { listed: counts.listed, movable: counts.movable })}
          {counts.hidden > 0 && ` ${t('hiddenItems', { n: counts.hidden })}`}
          {nextCursor !== null && ` ${t('onlyFirst')}`}
        </p>
      )}
      <ul className="preview">
        {items.map((item) => (
          <li key={item.id}>
            <span className="preview-title">{item.storyTitle}</span>
            <span className="preview-move">
              {shortTime(item.slotAt)} {item.to ? `→ ${shortTime(item.to)}` : `· ✕ ${t('stays')}`}
            </span>
            <span className="preview-why">
              {channelName(item.channel)} · {item.accountName}
              {item.follows && ` · ${t('follows')}`}
              {item.fault && ` · ${spoken(item.fault.text)}`}
              {item.to !== null && item.because[0] && ` · ${spoken(item.because[0].text)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
