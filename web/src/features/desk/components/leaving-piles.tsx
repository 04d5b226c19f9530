import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/session/session-gate';
import { channelName } from '../../../lib/channel-names';
import { dayOf } from '../../../lib/clock/days';
import { serverNow } from '../../../lib/clock/server-clock';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, local, shortTime } from '../../../lib/moment';
import { gapsQuery, handQuery, type ReviewGap, todayQuery, type Trouble, troubleQuery } from '../api/desk-queries';
import { DESK } from '../desk.texts';
import { leavingSpan, withRoom } from '../leaving.rules';
import { Pile } from './pile';
import { Row } from './row';

/** So many of these are listed; a calendar shows all. */
const TODAY_SHOWN = 30;

export function TroublePile() {
  const t = useTexts(DESK);
  const may = useMay();
  const query = useQuery(troubleQuery);
  const { data: gaps = [] } = useQuery({ ...gapsQuery, enabled: may('person.administer') });
  return (
    <Pile title={t('trouble')} empty={t('troubleEmpty')} query={query} rowsOf={(items) => [...gaps, ...items]} isGrave>
      {(one) =>
        'waiting' in one ? (
          <GapRow key={`${one.role} ${one.departmentId}`} gap={one} />
        ) : (
          <Row
            key={one.id}
            main={
              <Link to="/publications/$id" params={{ id: one.id }}>
                {one.storyTitle}
              </Link>
            }
            side={`${channelName(one.channel)} · ${one.accountName}`}
            isBad
            more={
              one.changeByHand
                ? t(`change_${one.changeByHand}`)
                : one.stateReason
                  ? spoken(one.stateReason.text)
                  : t(one.state as Trouble | 'scheduled')
            }
          />
        )
      }
    </Pile>
  );
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
  const rest = (query.data?.items.length ?? 0) - TODAY_SHOWN;
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
      note={() => rest > 0 && <p className="panel-word">{t('leavingRest', { n: rest })}</p>}
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
          isBad={entry.frozenFor !== null}
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
    <Pile title={t('hand')} empty={t('handEmpty')} query={query} rowsOf={({ items }) => items}>
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
