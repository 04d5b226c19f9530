import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useMe } from '../../../app/session/session-gate';
import { useDraft } from '../../../app/session/use-draft';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { confirmAbsent, resolve } from '../api/publication-acts';
import { type Verdict, verdictsQuery } from '../api/publication-queries';
import { AskingPanel } from '../../../components/panel';
import { isLink } from './link-field';
import { RESOLVE } from './resolve.texts';
import './resolve.css';

/** One that nobody heard of: where to look, for what, and what to say of it. A second person confirms before it is sent again. */
export function Resolve({ publication }: { publication: Publication }) {
  const t = useTexts(RESOLVE);
  const query = useQuery(verdictsQuery(publication.id));
  const { channel, accountName: account, storyTitle: title, stateSince, slotAt } = publication;
  const may = publication.acts.includes('resolve');
  return (
    <AskingPanel title={t('title')} query={query} isGrave>
      {(verdicts) => {
        const open = verdicts.find((one) => one.open);
        return (
          <div className="resolve">
            <p>{t('lead', { time: shortTime(slotAt) })}</p>
            {open && <Pending verdict={open} publication={publication} />}
            <ol className="resolve-steps">
              <li>
                <strong>{t('step1')}</strong>
                <p>
                  {t(`where_${channel}`, { account })} <WhereLink channel={channel} />
                </p>
              </li>
              <li>
                <strong>{t('step2')}</strong>
                <p>{t('find', { title, time: fullTime(stateSince) })}</p>
              </li>
              {may && (
                <li>
                  <strong>{t('step3')}</strong>
                  <Say publication={publication} hasOpen={open !== undefined} />
                </li>
              )}
            </ol>
          </div>
        );
      }}
    </AskingPanel>
  );
}

function WhereLink({ channel }: { channel: Publication['channel'] }): ReactNode {
  const t = useTexts(RESOLVE);
  const to = { wechat: 'https://mp.weixin.qq.com/', weibo: 'https://weibo.com/', web: null, other: null }[channel];
  if (to === null) return null;
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {t(channel === 'wechat' ? 'toWechat' : 'toWeibo')}
    </a>
  );
}

/** What somebody has proposed, and what it waits for. */
function Pending({ verdict, publication }: { verdict: Verdict; publication: Publication }) {
  const t = useTexts(RESOLVE);
  const me = useMe();
  const act = useActs();
  const [sure, setSure] = useState(false);
  const doing = useAct();
  const mine = verdict.proposedBy === me.displayName && !verdict.mayConfirm;
  async function confirm(): Promise<void> {
    if (await doing.run(() => act(confirmAbsent(publication.id)))) setSure(false);
  }
  return (
    <div className="resolve-pending" role="status">
      <p>
        <strong>
          {t('pending', {
            name: verdict.proposedBy ?? '—',
            time: shortTime(verdict.proposedAt),
            note: verdict.note,
          })}
        </strong>
      </p>
      <p>{t(verdict.mayConfirm ? 'pendingYours' : mine ? 'pendingMine' : 'pendingOther')}</p>
      {verdict.mayConfirm && (
        <Button type="primary" onClick={() => setSure(true)}>
          {t('confirm')}
        </Button>
      )}
      {sure && (
        <Dialog
          dialogName="absent-confirm"
          open
          title={t('confirmTitle')}
          okText={t('confirmDo')}
          cancelText={t('back')}
          okButtonProps={{ danger: true, loading: doing.busy }}
          onOk={() => void confirm()}
          onCancel={() => setSure(false)}
        >
          <ActAlert error={doing.trouble} />
          <p>{t('confirmWhat', { title: publication.storyTitle })}</p>
        </Dialog>
      )}
    </div>
  );
}

const VERDICTS = ['found', 'absent', 'give_up'] as const;

function Say({ publication, hasOpen }: { publication: Publication; hasOpen: boolean }) {
  const t = useTexts(RESOLVE);
  const id = useId();
  const act = useActs();
  const [verdict, setVerdict] = useState<Verdict['verdict'] | null>(null);
  const [note, setNote, forgetNote] = useDraft(`resolve.${publication.id}.note`);
  const [url, setUrl, forgetUrl] = useDraft(`resolve.${publication.id}.url`);
  const [asked, setAsked] = useState(false);
  const doing = useAct();
  const noLink = verdict === 'found' && !isLink(url.trim());
  const noNote = note.trim() === '';
  async function go(): Promise<void> {
    setAsked(true);
    if (verdict === null || noLink || noNote) return;
    const link = verdict === 'found' ? url.trim() : null;
    if (!(await doing.run(() => act(resolve(publication.id, verdict, note.trim(), link))))) return;
    forgetNote();
    forgetUrl();
    setVerdict(null);
    setAsked(false);
  }
  return (
    <div className="resolve-say">
      <Radio.Group
        vertical
        aria-label={t('step3')}
        value={verdict}
        onChange={({ target }) => setVerdict(target.value as Verdict['verdict'])}
        options={VERDICTS.filter((one) => one !== 'absent' || !hasOpen).map((one) => ({
          value: one,
          label: (
            <span>
              {t(one)}
              <span className="field-hint resolve-hint">{t(`${one}Hint`)}</span>
            </span>
          ),
        }))}
      />
      {asked && verdict === null && (
        <p className="field-missing" role="alert">
          {t('choose')}
        </p>
      )}
      {verdict === 'found' && (
        <>
          <label className="field-label" htmlFor={`${id}-url`}>
            {t('link')}
          </label>
          <input
            id={`${id}-url`}
            className="field-input"
            type="url"
            inputMode="url"
            value={url}
            aria-invalid={asked && noLink}
            onChange={({ target }) => setUrl(target.value)}
          />
          {asked && noLink && (
            <p className="field-missing" role="alert">
              {t('linkMissing')}
            </p>
          )}
        </>
      )}
      {verdict !== null && (
        <>
          <label className="field-label" htmlFor={`${id}-note`}>
            {t('note')}
          </label>
          <Input.TextArea
            id={`${id}-note`}
            value={note}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            aria-invalid={asked && noNote}
            onChange={({ target }) => setNote(target.value)}
          />
          {asked && noNote && (
            <p className="field-missing" role="alert">
              {t('noteMissing')}
            </p>
          )}
        </>
      )}
      <ActAlert error={doing.trouble} />
      <Button type="primary" loading={doing.busy} disabled={verdict === null} onClick={() => void go()}>
        {t('save')}
      </Button>
    </div>
  );
}

/** What people have found out before. */
export function PastVerdicts({ id }: { id: string }) {
  const t = useTexts(RESOLVE);
  const query = useQuery(verdictsQuery(id));
  const past = (query.data ?? []).filter((one) => !one.open);
  if (past.length === 0) return null;
  return (
    <AskingPanel title={t('past')} query={query}>
      {() => (
        <ul className="panel-rows">
          {past.map((one) => (
            <li key={one.id} className="need">
              <div className="need-words">
                <strong>{t(`said_${one.verdict}`)}</strong> {one.note}
                <div className="need-more">
                  <span>{one.proposedBy}</span>
                  <span>{shortTime(one.proposedAt)}</span>
                  {one.confirmedBy !== null && <span>{t('confirmedBy', { name: one.confirmedBy })}</span>}
                  {one.overtakenAt !== null && <span>{t('overtaken')}</span>}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </AskingPanel>
  );
}
