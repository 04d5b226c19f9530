import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { Moment } from '../../../components/moment';
import { ReasonDialog } from '../../../components/reason-dialog';
import { channelName } from '../../../lib/channel-names';
import { labelled } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { liftFreeze, useActs } from '../api/live-acts';
import { type Freeze, freezesQuery } from '../api/live-queries';
import { FREEZE } from '../freeze.texts';
import { AskingPanel, PanelEmpty } from '../../../components/panel';

/** Earlier ones that are listed. */
const PAST_SHOWN = 5;

export function scopeOf(
  { departmentName, channel }: { departmentName: string | null; channel: Freeze['channel'] },
  t: Say<(typeof FREEZE)['zh']>,
): string {
  return t('scope', {
    department: departmentName ?? t('all'),
    channel: channel ? channelName(channel) : t('allChannels'),
  });
}

/** The stops in force, how far they have taken effect, and how to lift them. */
export function Freezes() {
  const t = useTexts(FREEZE);
  const query = useQuery(freezesQuery);
  const standing = (query.data ?? []).filter(({ liftedAt }) => liftedAt === null);
  const past = (query.data ?? []).filter(({ liftedAt }) => liftedAt !== null);
  if (query.data && query.data.length === 0) return null;
  return (
    <AskingPanel title={t('freezes')} count={standing.length} query={query} isGrave={standing.length > 0}>
      {() => (
        <>
          {standing.length === 0 && <PanelEmpty word={t('none')} />}
          <ul className="panel-rows">
            {standing.map((freeze) => (
              <Standing key={freeze.id} freeze={freeze} />
            ))}
          </ul>
          {past.length > 0 && (
            <details className="freeze-past">
              <summary>{t('past')}</summary>
              <ul className="panel-rows">
                {past.slice(0, PAST_SHOWN).map((freeze) => (
                  <li key={freeze.id} className="freeze">
                    <strong>{scopeOf(freeze, t)}</strong>
                    <p>{freeze.reason}</p>
                    <p className="soft">
                      {labelled(
                        t('liftedBy', { time: shortTime(freeze.liftedAt ?? ''), name: freeze.liftedBy ?? '—' }),
                        freeze.liftReason ?? '—',
                      )}
                    </p>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </AskingPanel>
  );
}

function Standing({ freeze }: { freeze: Freeze }) {
  const t = useTexts(FREEZE);
  const may = useMay();
  const act = useActs();
  const [lifting, setLifting] = useState(false);
  return (
    <li className="freeze">
      <div className="freeze-head">
        <strong>{scopeOf(freeze, t)}</strong>
        {may('freeze.declare') && (
          <Button size="small" onClick={() => setLifting(true)}>
            {t('lift')}
          </Button>
        )}
      </div>
      <p>{freeze.reason}</p>
      <p className="soft">
        <Moment at={freeze.declaredAt} /> {freeze.declaredBy !== null && t('by', { name: freeze.declaredBy })}
      </p>
      <p className="soft">
        {freeze.underWay > 0
          ? t('underWay', { n: freeze.underWay })
          : freeze.quietSince !== null && t('quiet', { time: shortTime(freeze.quietSince) })}
      </p>
      {lifting && (
        <ReasonDialog
          dialogName="freeze-lift"
          thing={`lift.${freeze.id}`}
          title={t('liftTitle', { scope: scopeOf(freeze, t) })}
          what={<p>{t('liftWhat')}</p>}
          label={t('liftReason')}
          act={t('lift')}
          onAct={(reason) => act(liftFreeze(freeze.id, reason))}
          onClose={() => setLifting(false)}
        />
      )}
    </li>
  );
}
