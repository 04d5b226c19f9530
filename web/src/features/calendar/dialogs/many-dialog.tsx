import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { compact, moveDay, moveMisfits, previewCompact, previewDay, previewMisfits } from '../api/calendar-acts';
import type { Account, DayPreview, Preview, Scope } from '../api/calendar-queries';
import { CALENDAR } from '../calendar.texts';
import { Dialog } from '../../../components/dialog';
import { isDay, LAST_DAY } from '../../../lib/clock/days';

/** What was moved, and where it stood. */
export interface Moved {
  id: string;
  from: string;
}

/** Clearing a day, filling gaps, or planning anew what no longer fits the rules. */
export type Many = { kind: 'day'; day: string } | { kind: 'compact' } | { kind: 'misfits' };

/** What is asked for, whose posts it is asked of, and how it is previewed and done. */
function actsOf(kind: Many['kind'], day: string | null, to: string | null) {
  if (kind === 'day' && day !== null)
    return {
      look: (scope: Scope) => previewDay(day, to, scope),
      go: (scope: Scope, confirm: string) => moveDay(day, to, scope, confirm),
    };
  return kind === 'misfits' ? { look: previewMisfits, go: moveMisfits } : { look: previewCompact, go: compact };
}

const TITLES = { day: 'dayTitle', compact: 'compactTitle', misfits: 'misfitsTitle' } as const;

/** Moving many at once: first what would happen to each, then the act, of exactly that. */
export function ManyDialog({
  many,
  accountId,
  accounts,
  onMoved,
  onClose,
}: {
  many: Many;
  accountId: string | null;
  accounts: readonly Account[];
  onMoved: (moved: Moved[], left: number, canGoBack: boolean) => void;
  onClose: () => void;
}) {
  const t = useTexts(CALENDAR);
  const [dayId, toId] = [useId(), useId()];
  const [day, setDay] = useState(many.kind === 'day' ? many.day : null);
  const [to, setTo] = useState('');
  const [account, setAccount] = useState(accountId ?? '');
  const [preview, setPreview] = useState<Preview | DayPreview | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const scope: Scope = account === '' ? {} : { accountId: account };
  const acts = actsOf(many.kind, day, to || null);

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
  const look = () => attempt(async () => setPreview(await acts.look(scope)));
  // Nothing is to be chosen first: what no longer fits is shown at once.
  useEffect(() => {
    if (many.kind === 'misfits') void look();
  }, []);
  const go = (confirm: string) =>
    attempt(async () => {
      const done = await acts.go(scope, confirm);
      onMoved(
        done.moved.map(({ id, from }) => ({ id, from })),
        done.left.length,
        // Where it stood, it may not stand any more.
        many.kind !== 'misfits',
      );
      onClose();
    });

  const confirm = preview?.confirm ?? null;
  return (
    <Dialog
      dialogName="calendar-many"
      open
      width={680}
      title={t(TITLES[many.kind])}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('back')}
        </Button>,
        confirm === null ? (
          <Button
            key="look"
            type="primary"
            loading={busy}
            disabled={many.kind === 'day' && (!isDay(day) || (to !== '' && !isDay(to)))}
            onClick={() => void look()}
          >
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
        {many.kind !== 'day' ? (
          <p>{t(many.kind === 'compact' ? 'compactWhat' : 'misfitsWhat')}</p>
        ) : (
          <div className="dialog-pair">
            <div className="dialog-field">
              <label htmlFor={dayId}>{t('dayFrom')}</label>
              <Input
                id={dayId}
                type="date"
                max={LAST_DAY}
                value={day ?? ''}
                onChange={(event) => asked(setDay)(event.target.value)}
              />
            </div>
            <div className="dialog-field">
              <label htmlFor={toId}>{t('dayTo')}</label>
              <Input
                id={toId}
                type="date"
                max={LAST_DAY}
                value={to}
                onChange={(event) => asked(setTo)(event.target.value)}
              />
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
        <div aria-live="polite">{preview && <PreviewList preview={preview} kind={many.kind} />}</div>
      </div>
    </Dialog>
  );
}

function PreviewList({ preview, kind }: { preview: Preview | DayPreview; kind: Many['kind'] }) {
  const t = useTexts(CALENDAR);
  const { counts, items, nextCursor, confirm } = preview;
  return (
    <>
      {'text' in preview && <p className="many-preview-word">{spoken(preview.text)}</p>}
      {confirm === null && !('text' in preview) && (
        <p className="many-preview-word">{t(kind === 'misfits' && counts.listed === 0 ? 'misfitsNone' : 'nothing')}</p>
      )}
      {counts.listed > 0 && (
        <p className="soft">
          {t('counts', { listed: counts.listed, movable: counts.movable })}
          {counts.hidden > 0 && ` ${t('hiddenItems', { n: counts.hidden })}`}
          {nextCursor !== null && ` ${t('onlyFirst')}`}
        </p>
      )}
      <ul className="many-preview">
        {items.map((item) => (
          <li key={item.id}>
            {kind === 'misfits' ? (
              <Link to="/publications/$id" params={{ id: item.id }} className="preview-title">
                {item.storyTitle}
              </Link>
            ) : (
              <span className="preview-title">{item.storyTitle}</span>
            )}
            <span className="preview-move">
              {shortTime(item.slotAt)} {item.to ? `→ ${shortTime(item.to)}` : `· ✕ ${t('stays')}`}
            </span>
            <span className="preview-why">
              {channelName(item.channel)} · {item.accountName}
              {kind === 'misfits' && item.against[0] && ` · ${spoken(item.against[0].text)}`}
              {item.follows && ` · ${t('follows')}`}
              {item.fault && ` · ${spoken(item.fault.text)}`}
              {kind !== 'misfits' && item.to !== null && item.because[0] && ` · ${spoken(item.because[0].text)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
