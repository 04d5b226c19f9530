import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/session/session-gate';
import { channelName } from '../../../lib/channel-names';
import { dayOf } from '../../../lib/clock/days';
import { serverNow } from '../../../lib/clock/server-clock';
import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { fullTime, local, shortTime } from '../../../lib/moment';
import {
  gapsQuery,
  handQuery,
  type Publication,
  type ReviewGap,
  todayQuery,
  type Trouble,
  troubleQuery,
} from '../api/desk-queries';
import { DESK } from '../desk.texts';
import { leavingSpan, withRoom } from '../leaving.rules';
import { Pile } from './pile';
import { Row } from './row';

type Words = (typeof DESK)['zh'];

/** So many of these are listed; a calendar shows all. */
const TODAY_SHOWN = 30;

export function TroublePile() {
  const t = useTexts(DESK);
  const may = useMay();
  const query = useQuery(troubleQuery('house'));
  const { data: gaps = [] } = useQuery({ ...gapsQuery, enabled: may('person.administer') });
  return (
    <Pile
      title={t('trouble')}
      empty={t('troubleEmpty')}
      query={query}
      rowsOf={({ items }) => [...gaps, ...items]}
      isMore={({ isMore }) => isMore}
      all={(words) => <Link to="/live">{words}</Link>}
      isGrave
    >
      {(one) =>
        'waiting' in one ? (
          <GapRow key={`${one.role} ${one.departmentId}`} gap={one} />
        ) : (
          <TroubleRow key={one.id} one={one} more={whyOf(one, t)} />
        )
      }
    </Pile>
  );
}

/** What became of my own stories and somebody has to see to: whoever wrote one is told, and whom to ask. */
export function MyTroublePile() {
  const t = useTexts(DESK);
  const query = useQuery(troubleQuery('me'));
  return (
    <Pile
      title={t('mine')}
      empty={t('mineEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ isMore }) => isMore}
      all={(words) => <Link to="/live">{words}</Link>}
      isGrave
    >
      {(one) => (
        <TroubleRow
          key={one.id}
          one={one}
          more={`${spoken(one.stateName)} · ${whyOf(one, t)} ${t(`mine_${troubleOf(one)}`)}`}
        />
      )}
    </Pile>
  );
}

function TroubleRow({ one, more }: { one: Publication; more: string }) {
  return (
    <Row
      main={
        <Link to="/publications/$id" params={{ id: one.id }}>
          {one.storyTitle}
        </Link>
      }
      side={`${channelName(one.channel)} · ${one.accountName}`}
      isBad
      more={more}
    />
  );
}

function troubleOf({ state, changeByHand, gone }: Publication): Trouble | 'scheduled' | 'change' | 'gone' {
  if (changeByHand) return 'change';
  return gone ? 'gone' : (state as Trouble | 'scheduled');
}

function whyOf(one: Publication, t: Say<Words>): string {
  const { changeByHand, gone, stateReason, stateName } = one;
  if (changeByHand) return t(`change_${changeByHand}`);
  if (gone) return t('gone', { name: spoken(stateName), why: spoken(gone.text) });
  return stateReason ? spoken(stateReason.text) : t(one.state as Trouble | 'scheduled');
}

function GapRow({ gap: { stageName, departmentName, waiting } }: { gap: ReviewGap }) {
  const t = useTexts(DESK);
  return (
    <Row
      main={
        <Link to="/admin" search={{ tab: 'people' }}>
          {t('gap', { stage: spoken(stageName), department: departmentName })}
        </Link>
      }
      side={t('gapWaiting', { n: waiting })}
      isBad
      more={t('gapTodo')}
    />
  );
}

export function TodayPile() {
  const t = useTexts(DESK);
  const query = useQuery(todayQuery);
  const { day, withNight } = query.data ?? leavingSpan(serverNow());
  const timeOf = (at: string): string => {
    const time = local(at).format('HH:mm');
    return dayOf(Date.parse(at)) > day ? t('tomorrowAt', { time }) : time;
  };
  return (
    <Pile
      title={t(withNight ? 'leavingNight' : 'leaving')}
      empty={t(withNight ? 'leavingNightEmpty' : 'leavingEmpty')}
      query={query}
      rowsOf={({ items, now }) => withRoom(items, now, TODAY_SHOWN)}
      countOf={({ items }) => items.length}
      most={TODAY_SHOWN}
      all={(words) => <Link to="/calendar">{words}</Link>}
    >
      {(entry) => (
        <Row
          key={entry.id}
          main={
            <Link to="/publications/$id" params={{ id: entry.id }}>
              {entry.storyTitle}
            </Link>
          }
          side={
            <time dateTime={entry.at} title={fullTime(entry.at)}>
              {timeOf(entry.at)}
            </time>
          }
          isBad={entry.frozenFor !== null || entry.isGone}
          more={[
            ...(entry.frozenFor === null ? [] : [`■ ${t('frozen', { why: entry.frozenFor })}`]),
            `${channelName(entry.channel)} · ${entry.accountName}`,
            spoken(entry.stateName),
            ...(entry.priority === 'urgent' ? [t('urgent')] : []),
            ...(entry.forecast && entry.state === 'scheduled' ? [t('forecast')] : []),
          ].join(' · ')}
        />
      )}
    </Pile>
  );
}

export function HandPile() {
  const t = useTexts(DESK);
  const query = useQuery(handQuery);
  return (
    <Pile
      title={t('hand')}
      empty={t('handEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ nextCursor }) => nextCursor !== null}
      all={(words) => <Link to="/tasks">{words}</Link>}
    >
      {(task) => (
        <Row
          key={task.id}
          main={
            <Link to="/tasks/$id" params={{ id: task.id }}>
              {task.storyTitle}
            </Link>
          }
          side={task.accountName}
          isBad={task.stop !== null || task.stage === 'overdue'}
          more={
            task.stop
              ? spoken(task.stop.text)
              : task.until
                ? t('handOverdue', { time: shortTime(task.until) })
                : t('handOpen', { time: shortTime(task.slotAt) })
          }
        />
      )}
    </Pile>
  );
}
