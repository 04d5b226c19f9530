import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/session/session-gate';
import { Countdown } from '../../../components/countdown';
import { FrozenMark } from '../../../components/frozen-mark';
import { PublicationMark } from '../../../components/publication-mark';
import { StateTag } from '../../../components/state-tag';
import { channelName } from '../../../lib/channel-names';
import { isOnTime, latenessOf, spanOf } from '../../../lib/clock/countdown.rules';
import { useServerNow } from '../../../lib/clock/server-clock';
import { inSeries, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, local, shortTime } from '../../../lib/moment';
import { type CalendarEntry, flowQuery, type Misfit, misfitsQuery } from '../api/live-queries';
import { LIVE } from '../live.texts';
import { flowOf, latenessMs, misfitsOf } from './flow.rules';
import { AskingPanel, PanelEmpty } from '../../../components/panel';

/** So many are counted down; the calendar shows all. */
const SHOWN = 30;
/** Later than this is worth a word of warning, ms. */
const LATE_MS = 60_000;

/** What is being sent and leaves next, each with the time left. */
export function Leaving() {
  const t = useTexts(LIVE);
  const query = useQuery(flowQuery);
  // What is counted down is there first.
  const { data: found = [] } = useQuery({ ...misfitsQuery, enabled: query.data !== undefined });
  const count = query.data ? flowOf(query.data.items).going.length : undefined;
  return (
    <AskingPanel title={t('flow')} count={count} query={query}>
      {({ items, truncated }) => {
        const { going } = flowOf(items);
        const misfits = misfitsOf(going, found);
        if (going.length === 0) return <PanelEmpty word={t('flowEmpty')} hint={t('flowEmptyHint')} />;
        return (
          <>
            <ul className="panel-rows">
              {going.slice(0, SHOWN).map((entry) => (
                <Going key={entry.id} entry={entry} misfit={misfits.get(entry.id)} />
              ))}
            </ul>
            {going.length > SHOWN && <p className="panel-word">{t('flowRest', { n: going.length - SHOWN })}</p>}
            {truncated && <p className="panel-word">{t('truncated')}</p>}
          </>
        );
      }}
    </AskingPanel>
  );
}

function Going({ entry, misfit }: { entry: CalendarEntry; misfit: Misfit | undefined }) {
  const t = useTexts(LIVE);
  const may = useMay();
  return (
    <li className="flow-row">
      <time dateTime={entry.slotAt} title={fullTime(entry.slotAt)} className="flow-time">
        {shortTime(entry.slotAt)}
      </time>
      <div className="flow-words">
        <Link to="/publications/$id" params={{ id: entry.id }} className="need-title">
          {entry.storyTitle}
        </Link>
        <div className="need-more">
          <PublicationMark state={entry.state} name={entry.stateName} />
          <span>
            {channelName(entry.channel)} · {entry.accountName}
          </span>
          {entry.priority === 'urgent' && <strong className="flow-urgent">{t('urgent')}</strong>}
          {entry.forecast && entry.state === 'scheduled' && <span>{t('forecast')}</span>}
        </div>
        {entry.accountStopped !== null && <p className="need-why">{t(`account_${entry.accountStopped}`)}</p>}
        {entry.frozenFor !== null && <p className="need-why">{t('frozenFor', { why: entry.frozenFor })}</p>}
        {misfit && (
          <p className="need-why">
            {misfit.held
              ? t('misfitHeld')
              : misfit.earliestAt === null
                ? t('misfit')
                : t('misfitUntil', { time: shortTime(misfit.earliestAt) })}{' '}
            {may('publication.control') && (
              <Link to="/calendar" search={{ list: 'misfits' } as never}>
                {t('misfitSee')}
              </Link>
            )}
          </p>
        )}
        {misfit && !misfit.held && (
          <div className="need-more">{inSeries(misfit.against.map(({ text }) => spoken(text)))}</div>
        )}
      </div>
      <div className="flow-count">
        {entry.frozenFor !== null || entry.accountStopped !== null ? (
          <FrozenMark />
        ) : misfit ? (
          <StateTag tone="wait" sign="!">
            {t(misfit.held ? 'willBeHeld' : 'willMove')}
          </StateTag>
        ) : entry.state === 'scheduled' || entry.state === 'claimed' ? (
          <ToLeave at={entry.slotAt} />
        ) : (
          <Countdown to={entry.slotAt} />
        )}
      </div>
    </li>
  );
}

/** Counts down, and then how long it has been due. */
function ToLeave({ at }: { at: string }) {
  const t = useTexts(LIVE);
  const over = useServerNow() - Date.parse(at);
  if (over < 0) return <Countdown to={at} />;
  return (
    <span role="timer" aria-live="off" className="countdown is-over">
      {t('waitingLate', { span: spanOf(over, t('day')) })}
    </span>
  );
}

/** What has left within the last hour, and how late. */
export function Left() {
  const t = useTexts(LIVE);
  const query = useQuery(flowQuery);
  return (
    <AskingPanel title={t('left')} query={query}>
      {({ items }) => {
        const { left } = flowOf(items);
        if (left.length === 0) return <PanelEmpty word={t('leftEmpty')} />;
        return (
          <ul className="panel-rows">
            {left.slice(0, SHOWN).map((entry) => (
              <li key={entry.id} className="flow-row">
                <time dateTime={entry.at} title={fullTime(entry.at)} className="flow-time">
                  {local(entry.at).format('HH:mm:ss')}
                </time>
                <div className="flow-words">
                  <Link to="/publications/$id" params={{ id: entry.id }} className="need-title">
                    {entry.storyTitle}
                  </Link>
                  <div className="need-more">
                    {channelName(entry.channel)} · {entry.accountName}
                  </div>
                </div>
                <div className="flow-count">
                  {entry.isGone ? (
                    <PublicationMark state={entry.state} name={entry.stateName} isGone />
                  ) : (
                    <Lateness ms={latenessMs(entry)} />
                  )}
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </AskingPanel>
  );
}

export function Lateness({ ms }: { ms: number }) {
  const t = useTexts(LIVE);
  const unit = { second: t('second'), minute: t('minute'), hour: t('hour') };
  if (isOnTime(ms)) return <span className="lateness">{t('onTime')}</span>;
  return (
    <span className={ms > LATE_MS ? 'lateness is-late' : 'lateness'}>{t('late', { span: latenessOf(ms, unit) })}</span>
  );
}
