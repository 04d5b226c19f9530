import { labelled, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { CALENDAR } from '../calendar.texts';
import type { Meter } from '../rules/quotas';

const USED = { day: 'usedDay', week: 'usedWeek', month: 'usedMonth' } as const;
const LEFT = { day: 'meterDay', week: 'meterWeek', month: 'meterMonth' } as const;

/** How much may still be said: the quota that is nearest its end, all of them on a second look. */
export function QuotaMeter({ meters }: { meters: readonly Meter[] }) {
  const t = useTexts(CALENDAR);
  const [first] = meters;
  if (!first) return null;
  const left = Math.max(0, first.max - first.used);
  const all = meters
    .map((meter) =>
      labelled(
        spoken(meter.label),
        [
          t('meter', { used: meter.used, max: meter.max }),
          t(LEFT[meter.per], { left: Math.max(0, meter.max - meter.used) }),
        ].join(spoken({ zh: '，', en: ', ' })),
      ),
    )
    .join('\n');
  return (
    <p className={left === 0 ? 'quota-meter is-full' : 'quota-meter'} title={all}>
      <span className="quota-meter-bar" aria-hidden>
        <span style={{ width: `${Math.min(100, (first.used / Math.max(1, first.max)) * 100)}%` }} />
      </span>
      <span>
        {left === 0 && `${t('meterFull')} `}
        {t(USED[first.per], { used: first.used, max: first.max })}
      </span>
      <span className="visually-hidden">{all}</span>
    </p>
  );
}
