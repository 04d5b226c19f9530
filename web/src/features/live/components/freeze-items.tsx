import { PublicationMark } from '../../../components/publication-mark';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { FreezeItem } from '../api/live-queries';
import { FREEZE } from '../freeze.texts';

/** What a stop concerns, by name. @param of how many there are in all */
export function FreezeItems({ items, of }: { items: FreezeItem[]; of: number }) {
  const t = useTexts(FREEZE);
  if (items.length === 0) return null;
  return (
    <ul className="freeze-items" tabIndex={0}>
      {items.map((item) => (
        <li key={item.id}>
          <span className="flow-time">{shortTime(item.slotAt)}</span>
          <span className="freeze-item-words">
            {item.storyTitle}
            <span className="need-more">
              <PublicationMark state={item.state} name={item.stateName} />
              {channelName(item.channel)} · {item.accountName} · {item.departmentName}
            </span>
          </span>
        </li>
      ))}
      {of > items.length && <li className="soft">{t('rest', { n: of - items.length })}</li>}
    </ul>
  );
}
