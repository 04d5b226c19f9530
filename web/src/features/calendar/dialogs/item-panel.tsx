import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { channelName } from '../../../lib/channel-names';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { type Publication, publicationQuery } from '../api/calendar-queries';
import { useCalendar } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { isMovable, type Item, signOf } from '../rules/items';
import { FrozenMark } from '../../../components/frozen-mark';
import { Dialog } from '../../../components/dialog';

/** One post: when and why then, what it waits for, and what can be done with it. */
export function ItemPanel({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useTexts(CALENDAR);
  const { mayControl } = useCalendar();
  const query = useQuery({ ...publicationQuery(item.publicationId ?? ''), enabled: item.publicationId !== null });
  return (
    // No lock of the page's scrolling: it is a style element without the page's nonce.
    <Dialog dialogName="calendar-post" open title={item.title} onCancel={onClose} footer={null}>
      {query.error && <Alert type="error" title={query.error.message} role="alert" />}
      {query.isPending && <p role="status">{t('loading')}</p>}
      {query.data && <Facts post={query.data} />}
      {query.data && mayControl && <Acts item={item} post={query.data} />}
      {query.data && (
        <p className="soft">
          <Link to="/publications/$id" params={{ id: query.data.id }}>
            {t('record')}
          </Link>
        </p>
      )}
    </Dialog>
  );
}

function Facts({ post }: { post: Publication }) {
  const t = useTexts(CALENDAR);
  const { state, sentAt, slotAt, wishedAt, because, waitsFor, stateReason, url } = post;
  const isWished = wishedAt === slotAt;
  return (
    <dl className="post-facts">
      <Fact name={t('when')}>
        <time dateTime={sentAt ?? slotAt}>{fullTime(sentAt ?? slotAt)}</time>
        {!isWished && <div className="soft">{t('wish', { time: shortTime(wishedAt) })}</div>}
      </Fact>
      <Fact name={t('where')}>
        {channelName(post.channel)} · {post.accountName}
      </Fact>
      <Fact name={t('who')}>{post.departmentName}</Fact>
      <Fact name={t('state')}>
        <span aria-hidden>{signOf(state)} </span>
        {spoken(post.stateName)} {waitsFor.some(({ code }) => code === 'FROZEN') && <FrozenMark />}
        {stateReason && <div>{spoken(stateReason.text)}</div>}
      </Fact>
      {state === 'scheduled' && (
        <Fact name={t('why')}>
          {because.length === 0 ? (
            t('noReasons')
          ) : (
            <ul>
              {because.map(({ text }) => (
                <li key={text.zh}>{spoken(text)}</li>
              ))}
            </ul>
          )}
        </Fact>
      )}
      {waitsFor.length > 0 && (
        <Fact name={t('waits')}>
          <ul>
            {waitsFor.map(({ code, text, todo }) => (
              <li key={code}>
                {spoken(text)}
                <div className="soft">{spoken(todo)}</div>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {url && state === 'sent' && (
        <Fact name="">
          <a href={url} target="_blank" rel="noopener">
            {t('seePost')} <span aria-hidden>↗</span>
          </a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Acts({ item, post }: { item: Item; post: Publication }) {
  const t = useTexts(CALENDAR);
  const { open } = useCalendar();
  const { state } = post;
  const now = { ...item, state };
  if (!isMovable(now)) return null;
  const what = {
    placing: { kind: 'move', publicationId: post.id } as const,
    title: post.storyTitle,
    laneName: post.accountName,
    at: Date.parse(post.slotAt),
    before: { ...now, at: Date.parse(post.slotAt) },
  };
  return (
    <div className="acts">
      <Button type="primary" onClick={() => open({ kind: 'place', what, wish: null })}>
        {state === 'scheduled' ? t('move') : t('release')}
      </Button>
      {state === 'scheduled' && <Button onClick={() => open({ kind: 'hold', item: now })}>{t('holdAct')}</Button>}
      <Button danger onClick={() => open({ kind: 'cancel', item: now })}>
        {t('cancelAct')}
      </Button>
    </div>
  );
}
