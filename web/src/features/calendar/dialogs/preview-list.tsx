import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { channelName } from '../../../lib/channel-names';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { DayPreview, Preview } from '../api/calendar-queries';
import { CALENDAR } from '../calendar.texts';
import type { Many } from './many-dialog';

type Item = Preview['items'][number];

/** May be left where it is or moved by itself; what follows a page moves with it. */
export const isPickable = ({ to, follows }: Pick<Item, 'to' | 'follows'>): boolean => to !== null && !follows;

/** What would happen to each; of what no longer fits the rules, which are to be moved. */
export function PreviewList({
  preview,
  kind,
  left,
  onLeft,
}: {
  preview: Preview | DayPreview;
  kind: Many['kind'];
  /** Ids of those not to be moved. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}) {
  const t = useTexts(CALENDAR);
  const { counts, items, nextCursor, confirm } = preview;
  const pickable = kind === 'misfits' ? items.filter(isPickable) : [];
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
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
      {pickable.length > 1 && (
        <Checkbox
          checked={left.size === 0}
          indeterminate={left.size > 0 && left.size < pickable.length}
          onChange={({ target }) => onLeft(new Set(target.checked ? [] : pickable.map(({ id }) => id)))}
        >
          {t('pickAll')}
        </Checkbox>
      )}
      <ul className="many-preview">
        {items.map((item) => (
          <li key={item.id}>
            {kind === 'misfits' ? (
              <span className="preview-pick">
                {pickable.length > 1 && isPickable(item) && (
                  <Checkbox
                    aria-label={t('pickOne', { title: item.storyTitle })}
                    checked={!left.has(item.id)}
                    onChange={() => toggle(item.id)}
                  />
                )}
                <Link to="/publications/$id" params={{ id: item.id }} className="preview-title">
                  {item.storyTitle}
                </Link>
              </span>
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
