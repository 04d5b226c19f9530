import { Alert } from 'antd';
import { listed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import type { ChangePreview } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';

const FORMAT = 'MM-DD ddd HH:mm';

/** What a change would do to what is planned: how many, in what way, and which. */
export function Effect({ preview }: { preview: ChangePreview }) {
  const t = useTexts(POLICIES);
  const { planned, misfits, counts, crowd, silenced, silences, items } = preview;
  const ways = [
    [counts.movable, 'effectMovable'],
    [counts.held, 'effectHeld'],
    [counts.outsideWindow, 'effectOutside'],
    [counts.noSlot, 'effectNoSlot'],
    [counts.hidden, 'effectHidden'],
  ] as const;
  const isQuiet = misfits === 0 && silenced === 0 && counts.held === 0;
  return (
    <div aria-live="polite">
      <Alert
        type={isQuiet ? 'success' : 'warning'}
        showIcon
        title={isQuiet ? t('effectNone', { planned }) : t('effectSome', { planned, misfits })}
        description={
          !isQuiet && (
            <ul className="effect-ways">
              {ways.map(([n, key]) => n > 0 && <li key={key}>{t(key, { n })}</li>)}
              {crowd && crowd.count > 1 && (
                <li>
                  {t(crowd.from === crowd.to ? 'effectCrowdAt' : 'effectCrowd', {
                    n: crowd.count,
                    from: local(crowd.from).format(FORMAT),
                    to: local(crowd.to).format('HH:mm'),
                  })}
                </li>
              )}
              {silenced > 0 && (
                <li>
                  {t('effectSilent', {
                    n: silenced,
                    who: listed(silences.map(({ departmentName, channel }) => `${departmentName}·${t(channel)}`)),
                  })}
                </li>
              )}
              {misfits > counts.held && <li>{t('effectAfter')}</li>}
            </ul>
          )
        }
      />
      {items.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('story')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('story')}</th>
                <th scope="col">{t('now')}</th>
                <th scope="col">{t('earliest')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.storyTitle}
                    <div className="soft">{one.accountName}</div>
                  </td>
                  <td>{local(one.slotAt).format(FORMAT)}</td>
                  <td>{one.earliestAt ? local(one.earliestAt).format(FORMAT) : t('none')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.nextCursor !== null && <p className="soft">{t('more', { n: items.length })}</p>}
    </div>
  );
}
