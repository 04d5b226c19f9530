import { useDraggable } from '@dnd-kit/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { local, shortTime } from '../../../lib/moment';
import type { Unplanned } from '../api/calendar-queries';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { Dragged } from '../drag/drag-store';
import './tray.css';

type Account = Unplanned['accounts'][number];

/** A story's usual time of day, where none was chosen. */
const MORNING = '09:00';

/** Approved stories without a time: each account of theirs is dragged onto a day, or pressed. */
export function Tray({
  query,
  onHide,
}: {
  query: UseQueryResult<{ items: Unplanned[]; truncated: boolean }>;
  onHide: () => void;
}) {
  const t = useTexts(CALENDAR);
  const { data } = query;
  return (
    <aside className="tray" aria-label={t('tray')}>
      <div className="tray-head">
        <h2>
          {t('tray')}
          {data && data.items.length > 0 && <span className="tray-count">{data.items.length}</span>}
        </h2>
        <Button size="small" type="text" onClick={onHide} aria-label={t('trayHide')}>
          ✕
        </Button>
      </div>
      {query.isError && data === undefined ? (
        <p className="tray-word" role="alert">
          {query.error.message}
        </p>
      ) : data === undefined ? (
        <p className="tray-word" aria-busy>
          {t('loading')}
        </p>
      ) : data.items.length === 0 ? (
        <p className="tray-word">
          {t('trayEmpty')}
          <br />
          {t('trayEmptyHint')}
        </p>
      ) : (
        <>
          <p className="tray-word">{t('trayHint')}</p>
          <ul className="tray-list">
            {data.items.map((story) => (
              <TrayStory key={story.storyId} story={story} />
            ))}
          </ul>
          {data.truncated && <p className="tray-word">{t('trayMore')}</p>}
        </>
      )}
    </aside>
  );
}

function TrayStory({ story }: { story: Unplanned }) {
  const t = useTexts(CALENDAR);
  const opens = Date.parse(story.windowFrom) > Date.now();
  return (
    <li className="tray-story">
      <span className="tray-title">{story.storyTitle}</span>
      <span className="tray-more">
        {story.departmentName} ·{' '}
        {opens
          ? t('trayFrom', { time: shortTime(story.windowFrom) })
          : t('trayUntil', { time: local(story.windowTo).format('MM-DD HH:mm') })}
      </span>
      {story.accounts.map((account) => (
        <TrayAccount key={account.id} story={story} account={account} />
      ))}
    </li>
  );
}

function TrayAccount({ story, account }: { story: Unplanned; account: Account }) {
  const t = useTexts(CALENDAR);
  const { kind, open } = useCalendar();
  const isMass = account.driver === 'mass';
  const { storyId, storyTitle: title } = story;
  const placing = { kind: 'schedule', storyId, accountId: account.id } as const;
  const dragged: Dragged = {
    placing,
    title,
    clock: MORNING,
    lane: kind === 'account' ? account.id : story.departmentId,
    laneName: kind === 'account' ? account.name : story.departmentName,
  };
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `tray ${storyId} ${account.id}`,
    disabled: isMass,
    data: { dragged, item: null },
  });
  const act = isMass ? t('bookIt') : t('pick');
  return (
    <button
      type="button"
      ref={setNodeRef}
      {...(isMass ? {} : listeners)}
      className={isDragging ? 'tray-account is-dragging' : 'tray-account'}
      onClick={() =>
        open(
          isMass
            ? { kind: 'book', accountId: account.id, storyId, title }
            : { kind: 'place', what: { placing, title, laneName: account.name, at: null, before: null }, wish: null },
        )
      }
    >
      {!isMass && (
        <span className="tray-grip" aria-hidden>
          ⠿
        </span>
      )}
      <span className="tray-name">
        {channelName(account.channel)} · {account.name}
      </span>
      <span className="tray-act">{act}</span>
    </button>
  );
}
