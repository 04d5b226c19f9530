import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PanelWait } from '../../../components/panel';
import { ReasonDialog } from '../../../components/reason-dialog';
import { Dialog } from '../../../components/dialog';
import { useMay } from '../../../app/session/session-gate';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { StateTag } from '../../../components/state-tag';
import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { local, shortTime } from '../../../lib/moment';
import { pauseAccount, resumeAccount, testAccount, useActs } from '../api/live-acts';
import { type Account, type AccountHealth, healthQuery } from '../api/live-queries';
import { shownState } from '../../../lib/account-state.rules';
import { HEALTH } from '../health.texts';
import { daysUntil, isLow, looksOf } from './health.rules';
import './health.css';

const TOPICS = ['account', 'publication'];

export function HealthCard({ account }: { account: Account }) {
  const t = useTexts(HEALTH);
  const may = useMay();
  const health = useQuery(healthQuery(account.id));
  const act = useActs(TOPICS);
  const [turning, setTurning] = useState(false);
  const [testing, setTesting] = useState(false);
  const [told, setTold] = useState<{ ok: boolean; why: string } | null>(null);
  async function test(): Promise<void> {
    setTesting(true);
    setTold(null);
    try {
      const { ok, hint } = await act(testAccount(account.id));
      setTold({ ok, why: spoken(hint) });
    } catch (error) {
      setTold({ ok: false, why: error instanceof Error ? error.message : String(error) });
    }
    setTesting(false);
  }
  const tone = account.state === 'active' ? 'good' : account.state === 'paused' ? 'wait' : 'bad';
  return (
    <li className="health">
      <div className="health-head">
        <strong className="health-name">{account.name}</strong>
        <StateTag tone={tone} sign={{ good: '✓', wait: '‖', bad: '✕' }[tone]}>
          {t(shownState(account.state, health.data?.stateReason))}
        </StateTag>
        <span className="soft">
          {channelName(account.channel)}
          {account.sandbox && ` · ${t('sandbox')}`}
        </span>
        {may('account.administer') && (
          <span className="health-acts">
            <Button size="small" type="text" loading={testing} onClick={() => void test()}>
              {t('test')}
            </Button>
            <Button size="small" type="text" onClick={() => setTurning(true)}>
              {account.state === 'paused' ? t('resume') : t('pause')}
            </Button>
          </span>
        )}
      </div>
      {health.data ? (
        <Figures health={health.data} isUnlisted={shownState(account.state, health.data.stateReason) === 'unlisted'} />
      ) : health.isError ? (
        <p className="health-bad" role="alert">
          {health.error.message}
        </p>
      ) : (
        <PanelWait />
      )}
      {told && (
        <p className={told.ok ? 'health-good' : 'health-bad'} role="status">
          {t(told.ok ? 'testOk' : 'testBad', { why: told.why })}
        </p>
      )}
      {turning && (
        <Turn account={account} waiting={health.data?.waiting.count ?? 0} onClose={() => setTurning(false)} />
      )}
    </li>
  );
}

function Figures({ health, isUnlisted }: { health: AccountHealth; isUnlisted: boolean }) {
  const t = useTexts(HEALTH);
  const { token, quota, massSends, waiting, lastPost, failedTest, lastTrouble, stateReason, refusedAddress } = health;
  const days = token.expiresAt === null ? null : daysUntil(token.expiresAt, Date.now());
  return (
    <>
      <p className="health-line">
        <span className={looksOf(token.state)}>{t(isUnlisted ? 'unlisted' : token.state)}</span>
        {token.expiresAt !== null && days !== null && (
          <span className={days <= 7 ? 'health-bad' : 'soft'}>
            {days <= 30
              ? t('expiresIn', { n: days })
              : t('until', { date: local(token.expiresAt).format('YYYY-MM-DD') })}
          </span>
        )}
        <span className="soft">
          {waiting.count > 0 && waiting.nextSlotAt !== null
            ? t('waiting', { n: waiting.count, time: shortTime(waiting.nextSlotAt) })
            : t('waitingNone')}
        </span>
        <span className="soft">
          {lastPost ? (
            <Link to="/publications/$id" params={{ id: lastPost.publicationId }}>
              {t('lastPost', { time: shortTime(lastPost.sentAt) })}
              {lastPost.takenDown && bracketed(t('takenDown'))}
            </Link>
          ) : (
            t('lastPostNone')
          )}
        </span>
      </p>
      {massSends && (
        <Meter
          left={massSends.left}
          limit={massSends.limit}
          words={t(massSends.per === 'day' ? 'massDay' : 'massMonth', {
            left: massSends.left,
            limit: massSends.limit,
            planned: massSends.planned,
          })}
        />
      )}
      {quota.map((one) => (
        <Meter
          key={one.path}
          left={one.left}
          limit={one.limit}
          words={t('quota', { name: spoken(one.name), left: one.left, limit: one.limit })}
        />
      ))}
      {stateReason && <p className="health-bad">{spoken(stateReason.text)}</p>}
      {refusedAddress !== null && <p className="health-bad">{t('address', { ip: refusedAddress })}</p>}
      {failedTest && (
        <p className="health-bad">
          {t('failedTest', { time: shortTime(failedTest.at), why: spoken(failedTest.text) })}
          {failedTest.refusedAddress !== null && t('address', { ip: failedTest.refusedAddress })}
        </p>
      )}
      {lastTrouble && (
        <p className="health-trouble">
          <Link to="/publications/$id" params={{ id: lastTrouble.publicationId }}>
            {t('trouble', { time: shortTime(lastTrouble.at), why: spoken(lastTrouble.text) })}
          </Link>
        </p>
      )}
    </>
  );
}

/** How much of a day's or month's quota is left, as a bar and in figures. */
function Meter({ left, limit, words }: { left: number; limit: number; words: string }) {
  return (
    <p className="health-meter">
      <span className="health-meter-bar" aria-hidden>
        <svg viewBox="0 0 100 6" preserveAspectRatio="none">
          <rect
            width={limit > 0 ? Math.min(100, (100 * left) / limit) : 0}
            height="6"
            className={isLow(left, limit) ? 'is-low' : ''}
          />
        </svg>
      </span>
      <span className={isLow(left, limit) ? 'health-bad' : 'soft'}>{words}</span>
    </p>
  );
}

function Turn({ account, waiting, onClose }: { account: Account; waiting: number; onClose: () => void }) {
  const t = useTexts(HEALTH);
  const act = useActs(TOPICS);
  const doing = useAct();
  // As it was when the dialog was opened: it must not turn into the other one when the account's state arrives before the answer does.
  const [isPausing] = useState(account.state !== 'paused');
  if (isPausing)
    return (
      <ReasonDialog
        dialogName="health-pause"
        thing={`pause.${account.id}`}
        title={t('pauseTitle', { name: account.name })}
        what={<p>{t('pauseWhat', { n: waiting })}</p>}
        act={t('pause')}
        isDanger
        most={200}
        onAct={(reason) => act(pauseAccount(account.id, reason))}
        onClose={onClose}
      />
    );
  async function resume(): Promise<void> {
    if (await doing.run(() => act(resumeAccount(account.id)))) onClose();
  }
  return (
    <Dialog
      dialogName="health-resume"
      open
      title={t('resumeTitle', { name: account.name })}
      okText={t('resume')}
      cancelText={t('back')}
      okButtonProps={{ loading: doing.busy }}
      onOk={() => void resume()}
      onCancel={onClose}
    >
      <ActAlert error={doing.trouble} />
      <p>{t('resumeWhat', { n: waiting })}</p>
    </Dialog>
  );
}
