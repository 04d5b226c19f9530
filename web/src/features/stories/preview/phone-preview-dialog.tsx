import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { accountsQuery, type PhonePreview, sendPhonePreview } from '../api/story-queries';
import { PHONE_PREVIEW } from './phone-preview.texts';
import { sendersOf } from './receivers.rules';
import '../acts/acts.css';

/** Sends the article to one telephone that its account names, and says what became of it; again as often as there are previews left. */
export function PhonePreviewDialog({ storyId, onClose }: { storyId: string; onClose: () => void }) {
  const t = useTexts(PHONE_PREVIEW);
  const id = useId();
  const accounts = useQuery(accountsQuery);
  const act = useAct();
  const [sent, setSent] = useState<PhonePreview | null>(null);
  const [chosen, setChosen] = useState<{ account?: string; receiver?: string }>({});
  const senders = sendersOf(accounts.data ?? []);
  const sender = senders.find((one) => one.id === chosen.account) ?? senders[0];
  const receiver = sender?.receivers.find((one) => one === chosen.receiver) ?? sender?.receivers[0];

  function choose(next: { account?: string; receiver?: string }): void {
    setSent(null);
    act.forget();
    setChosen({ ...chosen, ...next });
  }
  async function send(): Promise<void> {
    if (sender === undefined || receiver === undefined) return;
    setSent(null);
    await act.run(async () => setSent(await sendPhonePreview(storyId, sender.id, receiver)));
  }

  return (
    <Dialog
      dialogName="phone-preview"
      open
      title={t('title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button type="primary" loading={act.busy} disabled={receiver === undefined} onClick={() => void send()}>
            {t('send')}
          </Button>
        </>
      }
    >
      <p className="act-what">{t('what')}</p>
      {accounts.isError && accounts.data === undefined && <TroubleNote trouble={accounts.error} />}
      {accounts.isPending && (
        <p className="soft" role="status">
          {t('wait')}
        </p>
      )}
      {accounts.data !== undefined && sender === undefined && <p>{t('none')}</p>}
      {sender !== undefined && (
        <>
          <div className="act-field">
            <label htmlFor={`${id}-account`}>{t('account')}</label>
            <select id={`${id}-account`} value={sender.id} onChange={({ target }) => choose({ account: target.value })}>
              {senders.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          {receiver === undefined ? (
            <p>{t('noReceivers', { name: sender.name })}</p>
          ) : (
            <div className="act-field">
              <label htmlFor={`${id}-receiver`}>{t('receiver')}</label>
              <select
                id={`${id}-receiver`}
                value={receiver}
                onChange={({ target }) => choose({ receiver: target.value })}
              >
                {sender.receivers.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </div>
          )}
        </>
      )}
      <TroubleNote trouble={act.trouble} />
      <div role="status">
        {sent !== null && (
          <p className="preview-sent">
            <strong>
              <span aria-hidden>✓ </span>
              {t('sent', { receiver: sent.receiver })}
            </strong>
            <br />
            <span className="soft">{t('left', { n: sent.left, time: shortTime(sent.readableUntil) })}</span>
          </p>
        )}
      </div>
    </Dialog>
  );
}
