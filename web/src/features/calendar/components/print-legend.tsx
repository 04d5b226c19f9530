import { channelName } from '../../../lib/channel-names';
import { bracketed, inSeries, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { type Item, type Lane, signsOf } from '../rules/items';

/** What the signs on a printed sheet mean, and whose posts lie on it. Seen in print alone. */
export function PrintLegend({ items, lanes }: { items: readonly Item[]; lanes: readonly Lane[] }) {
  const t = useTexts(CALENDAR);
  const { kind, view } = useCalendar();
  const isFrozen = items.some(({ frozenFor }) => frozenFor !== null);
  const signs = signsOf(items).map(({ sign, names }) => `${sign} ${inSeries(names.map((name) => spoken(name)))}`);
  const used = new Set(items.map((item) => (kind === 'account' ? item.accountId : item.departmentId)));
  const shown = lanes
    .filter(({ id }) => used.has(id))
    .map(({ name, channel }) => (channel === null ? name : `${name}${bracketed(channelName(channel))}`));
  return (
    <div className="print-legend" aria-hidden>
      {(signs.length > 0 || isFrozen) && (
        <p>
          {t('legendSigns')}
          {[...signs, ...(isFrozen ? [`■ ${t('frozen')}`] : [])].join('　')}
        </p>
      )}
      <p>
        {t(kind === 'account' ? 'legendAccounts' : 'legendDepartments')}
        {shown.length === 0 ? t('legendNone') : inSeries(shown)}
      </p>
      {view !== 'month' && <p>{t(view === 'week' ? 'legendWeek' : 'legendDay')}</p>}
    </div>
  );
}
