import { Alert, Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { channelName } from '../../../lib/channel-names';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { compact, moveDay, moveMisfits, previewCompact, previewDay, previewMisfits } from '../api/calendar-acts';
import type { Account, DayPreview, Preview, Scope } from '../api/calendar-queries';
import { CALENDAR } from '../calendar.texts';
import { Dialog } from '../../../components/dialog';
import { isDay, LAST_DAY } from '../../../lib/clock/days';
import { MovedList, type MoveResult } from './moved-list';
import { isPickable, PreviewList } from './preview-list';

/** What was moved, and where it stood. */
export interface Moved {
  id: string;
  from: string;
}

/** Clearing a day, filling gaps, or planning anew what no longer fits the rules. */
export type Many = { kind: 'day'; day: string } | { kind: 'compact' } | { kind: 'misfits' };

/** What is asked for, whose posts it is asked of, and how it is previewed and done. */
function actsOf(kind: Many['kind'], day: string | null, to: string | null, picked: readonly string[] | null) {
  if (kind === 'day' && day !== null)
    return {
      look: (scope: Scope) => previewDay(day, to, scope),
      go: (scope: Scope, confirm: string) => moveDay(day, to, scope, confirm),
    };
  if (kind === 'misfits')
    return {
      look: (scope: Scope) => previewMisfits(scope, picked),
      go: (scope: Scope, confirm: string) => moveMisfits(scope, picked, confirm),
    };
  return { look: previewCompact, go: compact };
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
  const [result, setResult] = useState<MoveResult | null>(null);
  // Of what no longer fits, the preview shown is of these alone; null: of all in the scope.
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  // Of what it shows, these were not picked: it holds for the others only once they were asked about by themselves.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const scope: Scope = account === '' ? {} : { accountId: account };
  const acts = actsOf(many.kind, day, to || null, picked);
  const isMisfits = many.kind === 'misfits';

  function show(next: Preview | DayPreview | null, of: readonly string[] | null): void {
    setPreview(next);
    setPicked(of);
    setLeft(new Set());
  }
  /** Another question: what was answered holds no longer. */
  function asked<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      set(value);
      show(null, null);
    };
  }
  async function attempt(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      show(null, picked);
    }
    setBusy(false);
  }
  const look = () => attempt(async () => show(await acts.look(scope), picked));
  const lookAt = (ids: readonly string[] | null) => attempt(async () => show(await previewMisfits(scope, ids), ids));
  // Nothing is to be chosen first: what no longer fits is shown at once.
  useEffect(() => {
    if (isMisfits) void look();
  }, []);
  const go = (confirm: string) =>
    attempt(async () => {
      const done = await acts.go(scope, confirm);
      onMoved(
        done.moved.map(({ id, from }) => ({ id, from })),
        done.left.length,
        // Where it stood, it may not stand any more.
        !isMisfits,
      );
      // There is no way back from these: where each went, and why one did not, is to be read in peace.
      if (isMisfits) setResult(done);
      else onClose();
    });

  const confirm = preview?.confirm ?? null;
  const kept = (preview?.items ?? []).filter((item) => isPickable(item) && !left.has(item.id));
  const footer = result ? (
    <Button type="primary" onClick={onClose}>
      {t('close')}
    </Button>
  ) : (
    [
      <Button key="back" onClick={onClose}>
        {t('back')}
      </Button>,
      left.size > 0 ? (
        <Button
          key="picked"
          type="primary"
          loading={busy}
          disabled={kept.length === 0}
          onClick={() => void lookAt(kept.map(({ id }) => id))}
        >
          {t('lookPicked', { n: kept.length })}
        </Button>
      ) : confirm === null ? (
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
    ]
  );
  return (
    <Dialog dialogName="calendar-many" open width={680} title={t(TITLES[many.kind])} onCancel={onClose} footer={footer}>
      {result ? (
        <MovedList result={result} items={preview?.items ?? []} />
      ) : (
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
          {picked !== null && (
            <p className="many-picked">
              {t('pickedOnly')}{' '}
              <Button size="small" disabled={busy} onClick={() => void lookAt(null)}>
                {t('pickedAll')}
              </Button>
            </p>
          )}
          <div aria-live="polite">
            {preview && <PreviewList preview={preview} kind={many.kind} left={left} onLeft={setLeft} />}
          </div>
        </div>
      )}
    </Dialog>
  );
}
