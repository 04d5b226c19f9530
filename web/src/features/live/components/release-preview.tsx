import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ActAlert } from '../../../components/act-alert';
import { channelName } from '../../../lib/channel-names';
import { serverNow } from '../../../lib/clock/server-clock';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { type ReleasePreview as Preview, type releasePreviewQuery } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { LIVE } from '../live.texts';
import { prospectOf } from '../publication/outlook.rules';
import { RefusedList } from './refused-list';
import { saysToday } from './release-times.rules';

type Planned = Preview['planned'][number];

const HANDED = {
  draft: 'releaseDraft',
  'draft-perhaps': 'releaseDraft',
  hand: 'releaseHand',
  administrator: 'releaseAdministrator',
} as const;

/** Where each would go, and which would not: before anything is done. */
export function ReleasePreview({
  items,
  query,
}: {
  items: ReadonlyMap<string, Publication>;
  query: ReturnType<typeof useQuery<Preview, Error, Preview, ReturnType<typeof releasePreviewQuery>['queryKey']>>;
}) {
  const t = useTexts(LIVE);
  const { data } = query;
  if (query.isError)
    return (
      <>
        <ActAlert error={query.error} />
        <Button onClick={() => void query.refetch()}>{t('releaseAgain')}</Button>
      </>
    );
  if (!data) return <p className="soft">{t('releaseAsking')}</p>;
  const { planned, refused } = data;
  const atOnce = leavingAtOnce(planned).length;
  return (
    <>
      <p>{planned.length > 0 ? t('releasePlanned', { n: planned.length }) : t('releaseNone')}</p>
      <ul className="release-rows">
        {planned.map((one) => (
          <Row key={one.id} one={one} item={items.get(one.id)} />
        ))}
      </ul>
      {atOnce > 0 && <p className="release-now">⚠ {t('releaseNow', { n: atOnce })}</p>}
      {refused.length > 0 && (
        <>
          <p>{t('releaseRefusedAhead', { n: refused.length })}</p>
          <RefusedList refused={refused} items={items} />
        </>
      )}
    </>
  );
}

function Row({ one, item }: { one: Planned; item: Publication | undefined }) {
  const t = useTexts(LIVE);
  const isNow = prospectOf(one, serverNow()) === 'now';
  const [reason] = one.because;
  const time = shortTime(one.slotAt);
  const clearTime = item && saysToday(one.slotAt, item.slotAt) ? t('releaseToday', { time }) : time;
  return (
    <li>
      <span className="release-title">{item?.storyTitle}</span>
      <span className="release-times">
        {item && `${shortTime(item.slotAt)} → `}
        <strong>{isNow ? `${t('releaseAtOnce')} ${time}` : clearTime}</strong>
      </span>
      <span className="release-why">
        {item && `${channelName(item.channel)} · ${item.accountName}`}
        {one.forecast && ` · ${t('releaseExpected')}`}
        {one.handedTo && ` · ${t(HANDED[one.handedTo])}`}
        {reason && ` · ${spoken(reason.text)}`}
        {one.waitsFor.map(({ text }) => ` · ${spoken(text)}`)}
      </span>
    </li>
  );
}

/** Those for which there is no time left to change one's mind. */
export function leavingAtOnce(planned: readonly Planned[]): Planned[] {
  return planned.filter((one) => one.handedTo === null && prospectOf(one, serverNow()) === 'now');
}
