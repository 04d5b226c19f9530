import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import { useMe } from '../../app/session/session-gate';
import { Dialog } from '../../components/dialog';
import { FullPageWait } from '../../components/full-page';
import { TroubleNote } from '../../components/trouble-note';
import { useAct } from '../../components/use-act';
import { labelled, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { type Demonstration, demonstrationQuery, leaveDemonstration } from './api/demonstration-queries';
import { DEMONSTRATION } from './demonstration.texts';
import { forgetDrafts } from './forget-drafts';

/** Says to the last number what goes, asks for the word where people's own things go, too, and leads into the empty house. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(DEMONSTRATION);
  const id = useId();
  const queries = useQueryClient();
  // What is cleared is what is seen here: looked at anew whenever the dialog opens.
  const { data, error, isPending } = useQuery({ ...demonstrationQuery, staleTime: 0, refetchOnMount: 'always' });
  const [word, setWord] = useState('');
  const [missing, setMissing] = useState(false);
  const doing = useAct();
  const asked = data?.word ? spoken(data.word) : null;

  async function leave(shown: string): Promise<void> {
    try {
      await leaveDemonstration(shown, asked === null ? null : word.trim());
    } catch (refusal) {
      // The answer may have been lost on its way: then it is gone all the same. Else the list may have grown.
      const { here } = await queries.fetchQuery({ ...demonstrationQuery, staleTime: 0 });
      if (here) throw refusal;
    }
    forgetDrafts(localStorage);
    location.assign('/console/');
  }

  async function go(): Promise<void> {
    if (!data?.shown) return;
    const { shown } = data;
    setMissing(asked !== null && word.trim() === '');
    if (asked === null || word.trim() !== '') await doing.run(() => leave(shown));
  }

  return (
    <Dialog
      dialogName="demonstration-leave"
      open
      title={t('open')}
      okText={t('act')}
      okButtonProps={{ danger: true, loading: doing.busy, disabled: !data || data.refusal !== null }}
      cancelText={t('cancel')}
      cancelButtonProps={{ disabled: doing.busy }}
      closable={!doing.busy}
      keyboard={!doing.busy}
      mask={{ closable: false }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <TroubleNote trouble={doing.trouble ?? error} />
      {isPending && <FullPageWait />}
      {data?.refusal && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('refused')}
          description={spoken(data.refusal.text)}
        />
      )}
      {data && !data.refusal && <What about={data} />}
      {asked !== null && !data?.refusal && (
        <>
          <label htmlFor={id}>{t('word', { word: asked })}</label>
          <Input
            id={id}
            value={word}
            maxLength={20}
            autoComplete="off"
            aria-invalid={missing}
            aria-describedby={missing ? `${id}-missing` : undefined}
            onChange={(event) => setWord(event.target.value)}
            onPressEnter={() => void go()}
          />
          {missing && (
            <p id={`${id}-missing`} role="alert" style={{ margin: '4px 0 0', color: 'var(--red)' }}>
              {t('wordMissing', { word: asked })}
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

function What({ about: { counts, own } }: { about: Demonstration }) {
  const t = useTexts(DEMONSTRATION);
  const me = useMe();
  const ownCount = counts.reduce((sum, count) => sum + count.own, 0);
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('gone')}</p>
      <table className="leaving-counts">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('total')}</th>
            <th scope="col">{t('own')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.kind}>
              <th scope="row">{t(count.kind)}</th>
              <td>{count.total}</td>
              <td>{count.own === 0 ? '—' : count.own}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {own.length > 0 && (
        <>
          <strong>{t('ownTitle')}</strong>
          {/* Long lists scroll, also for whoever has no mouse. */}
          <ul className="leaving-own" tabIndex={0} aria-label={t('ownTitle')}>
            {own.map(({ kind, name }, index) => (
              <li key={`${index} ${name}`}>{labelled(t(kind), name)}</li>
            ))}
            {ownCount > own.length && <li>{t('more', { n: ownCount })}</li>}
          </ul>
        </>
      )}
      <p>{t('stays', { login: me.login })}</p>
      <p className="soft">{t('then')}</p>
    </>
  );
}
