import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { PublicationMark } from '../../../components/publication-mark';
import { channelName } from '../../../lib/channel-names';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { ASKED, needsQuery, type Publication } from '../api/live-queries';
import { LIVE } from '../live.texts';
import { AskingPanel, PanelEmpty } from '../../../components/panel';
import { ReleaseDialog } from './release-dialog';

/** So many are given new times at once: the server's bound. */
const MOST = 100;

/** What will not go on by itself, the gravest first, each with why and the next step. */
export function Needs() {
  const t = useTexts(LIVE);
  const query = useQuery(needsQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [releasing, setReleasing] = useState<Publication[] | null>(null);
  const releasable = (query.data?.items ?? []).filter(({ acts }) => acts.includes('release')).slice(0, MOST);
  const picked = releasable.filter(({ id }) => chosen.has(id));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <>
      {/* Beside the list: what became of each is still to be read when none is left in it. */}
      {releasing && (
        <ReleaseDialog
          items={releasing}
          onClose={() => {
            setReleasing(null);
            setChosen(new Set());
          }}
        />
      )}
      <AskingPanel
        title={t('needs')}
        count={query.data?.items.length}
        isMore={query.data?.isMore ?? false}
        query={query}
        isGrave={(query.data?.items.length ?? 0) > 0}
        tools={
          releasable.length > 1 && (
            <span className="needs-tools">
              <Checkbox
                checked={picked.length === releasable.length}
                indeterminate={picked.length > 0 && picked.length < releasable.length}
                onChange={({ target }) => setChosen(new Set(target.checked ? releasable.map(({ id }) => id) : []))}
              >
                {t('selectAll')}
              </Checkbox>
              <Button size="small" disabled={picked.length === 0} onClick={() => setReleasing(picked)}>
                {t('release', { n: picked.length })}
              </Button>
            </span>
          )
        }
      >
        {({ items, isMore }) =>
          items.length === 0 ? (
            <PanelEmpty word={t('needsEmpty')} hint={t('needsEmptyHint')} />
          ) : (
            <>
              <ul className="panel-rows">
                {items.map((one) => (
                  <Need
                    key={one.id}
                    one={one}
                    choice={
                      releasable.length > 1 && one.acts.includes('release')
                        ? { isChosen: chosen.has(one.id), onToggle: () => toggle(one.id) }
                        : null
                    }
                  />
                ))}
              </ul>
              {isMore && <p className="panel-word">{t('needsMore', { n: ASKED })}</p>}
            </>
          )
        }
      </AskingPanel>
    </>
  );
}

/** What is out or was taken down is listed for a change that waits for a person. */
type NeedState = 'scheduled' | 'unconfirmed' | 'confirming' | 'held' | 'failed' | 'missed' | 'sent' | 'retracted';

function Need({ one, choice }: { one: Publication; choice: { isChosen: boolean; onToggle: () => void } | null }) {
  const t = useTexts(LIVE);
  const why = whyOf(one);
  return (
    <li className="need">
      {choice && (
        <Checkbox
          className="need-choice"
          checked={choice.isChosen}
          onChange={choice.onToggle}
          aria-label={t('select', { title: one.storyTitle })}
        />
      )}
      <div className="need-words">
        <Link to="/publications/$id" params={{ id: one.id }} className="need-title">
          {one.storyTitle}
        </Link>
        <div className="need-more">
          <PublicationMark state={one.state} name={one.stateName} isGone={one.gone !== null} />
          {one.mayBeOut && one.state !== 'unconfirmed' && <strong className="need-doubt">{t('mayBeOut')}</strong>}
          <span>
            {channelName(one.channel)} · {one.accountName} · {one.departmentName}
          </span>
          <time dateTime={one.slotAt} title={fullTime(one.slotAt)}>
            {t('wasFor', { time: shortTime(one.slotAt) })}
          </time>
          {one.state !== 'scheduled' && (
            <time dateTime={one.stateSince} title={fullTime(one.stateSince)}>
              {t('since', { time: shortTime(one.stateSince) })}
            </time>
          )}
        </div>
        {one.changeByHand && <p className="need-why">{t(`change_${one.changeByHand}`)}</p>}
        {one.gone && (
          <p className="need-why">{t('gone', { time: shortTime(one.gone.at), why: spoken(one.gone.text) })}</p>
        )}
        {one.inHand && <p className="need-why">{t(one.inHand)}</p>}
        {one.state === 'scheduled' && <p className="need-why">{t('overdue', { time: shortTime(one.slotAt) })}</p>}
        {why !== null && <p className="need-why">{why}</p>}
      </div>
      <Link to="/publications/$id" params={{ id: one.id }} className="need-next">
        {t(one.gone && !one.changeByHand ? 'next_gone' : `next_${one.state as NeedState}`)}
      </Link>
    </li>
  );
}

function whyOf({ state, contradiction, waitsFor, stateReason }: Publication): string | null {
  const [first] = waitsFor;
  // Of what ought to have left, what keeps it is news; of the rest it is known, and what to do is.
  if (state === 'scheduled' && first) return `${spoken(first.text)} ${spoken(first.todo)}`;
  const text = contradiction?.text ?? waitsFor[0]?.todo ?? stateReason?.text;
  return text ? spoken(text) : null;
}
