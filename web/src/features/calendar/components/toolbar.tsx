import { Button, Segmented, Select } from 'antd';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import type { Account } from '../api/calendar-queries';
import { type Dialog } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { weekdayOf } from '../../../lib/clock/days';
import { spanOf, step, type View, VIEWS } from '../rules/days';
import { LANE_KINDS, type LaneKind } from '../rules/items';
import { useNarrow } from '../../../lib/media';
import { useWeekdays } from './weekdays';
import { bracketed } from '../../../lib/language/spoken';

export interface Look {
  view: View;
  day: string;
  kind: LaneKind;
  accountId: string | null;
}

/** Which time, which lanes, which account; and what is done with many at once. */
export function Toolbar({
  look,
  today,
  accounts,
  mayControl,
  hasMass,
  onLook,
  onDialog,
}: {
  look: Look;
  today: string;
  accounts: readonly Account[];
  mayControl: boolean;
  hasMass: boolean;
  onLook: (next: Partial<Look>) => void;
  onDialog: (dialog: Dialog) => void;
}) {
  const t = useTexts(CALENDAR);
  const isNarrow = useNarrow();
  const { view, day, kind, accountId } = look;
  return (
    <div className="bar">
      <div className="bar-group">
        <Segmented
          aria-label={t('view')}
          value={view}
          options={VIEWS.map((one) => ({ value: one, label: t(one) }))}
          onChange={(next) => onLook({ view: next })}
        />
        <Button onClick={() => onLook({ day: step(view, day, -1) })} aria-label={t('previous')}>
          ‹
        </Button>
        <Button onClick={() => onLook({ day: today })} disabled={day === today}>
          {t('today')}
        </Button>
        <Button onClick={() => onLook({ day: step(view, day, 1) })} aria-label={t('next')}>
          ›
        </Button>
        <strong className="bar-span" aria-live="polite">
          <Span view={view} day={day} />
        </strong>
      </div>
      <div className="bar-group">
        {view !== 'month' && !isNarrow && (
          <Segmented
            aria-label={t('lanes')}
            value={kind}
            options={LANE_KINDS.map((one) => ({
              value: one,
              label: t(one === 'account' ? 'byAccount' : 'byDepartment'),
            }))}
            onChange={(next) => onLook({ kind: next })}
          />
        )}
        <Select
          className="bar-account"
          aria-label={t('account')}
          value={accountId ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('allAccounts') },
            ...accounts.map(({ id, name, channel }) => ({
              value: id,
              label: `${name}${bracketed(channelName(channel))}`,
            })),
          ]}
          onChange={(next) => onLook({ accountId: next === '' ? null : next })}
        />
        {mayControl && (
          <>
            <Button onClick={() => onDialog({ kind: 'day', day })}>{t('moveDay')}</Button>
            <Button onClick={() => onDialog({ kind: 'compact' })}>{t('compact')}</Button>
          </>
        )}
        {mayControl && hasMass && (
          <Button onClick={() => onDialog({ kind: 'open-issue', accountId: null })}>{t('openIssue')}</Button>
        )}
        {!isNarrow && <Button onClick={() => window.print()}>{t('print')}</Button>}
      </div>
    </div>
  );
}

function Span({ view, day }: { view: View; day: string }) {
  const weekdays = useWeekdays();
  const days = spanOf(view, day);
  if (view === 'month') return day.slice(0, 7);
  if (view === 'day') return `${day} ${weekdays[weekdayOf(day) - 1]}`;
  return `${days[0]} – ${days.at(-1)?.slice(5)}`;
}
