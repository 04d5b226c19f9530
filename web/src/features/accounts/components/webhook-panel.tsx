import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useMay } from '../../../app/session/session-gate';
import { CopyButton } from '../../../components/copy-button';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { ACCOUNTS } from '../accounts.texts';
import { type Account, deadLettersQuery } from '../api/accounts-queries';

type Rotated = components['schemas']['RotatedSecretResponse'];

/** What a content system of one's own did not take, and the secret both sign with. */
export function WebhookPanel({ account }: { account: Account }) {
  const t = useTexts(ACCOUNTS);
  const may = useMay();
  const letters = useQuery(deadLettersQuery(account.id));
  const [rotating, setRotating] = useState(false);
  const hasSecret = account.credentialsSet.includes('secret');
  return (
    <>
      <section className="account-part">
        <h3>{t('secret')}</h3>
        {may('account.administer') && (
          <Button onClick={() => setRotating(true)}>{t(hasSecret ? 'secretRotate' : 'secretMake')}</Button>
        )}
      </section>
      <section className="account-part">
        <h3>{t('deadLetters')}</h3>
        <TroubleNote trouble={letters.error} />
        {letters.data?.length === 0 && <p className="soft">{t('deadNone')}</p>}
        <ul className="letters">
          {letters.data?.map((letter) => (
            <li key={letter.publicationId}>
              <strong>{letter.storyTitle}</strong>
              <span className="soft">
                {t('tries', { n: letter.tries })} · {t('since', { time: shortTime(letter.since) })}
              </span>
              {letter.reason && <span>{spoken(letter.reason)}</span>}
              <span>{spoken(letter.resend.todo)}</span>
            </li>
          ))}
        </ul>
      </section>
      {rotating && <RotateDialog account={account} hasSecret={hasSecret} onClose={() => setRotating(false)} />}
    </>
  );
}

function RotateDialog({ account, hasSecret, onClose }: { account: Account; hasSecret: boolean; onClose: () => void }) {
  const t = useTexts(ACCOUNTS);
  const id = useId();
  const queries = useQueryClient();
  // What it makes is not renamed while it is being read.
  const [had] = useState(hasSecret);
  const word = t(had ? 'secretRotate' : 'secretMake');
  const [hours, setHours] = useState(24);
  const [made, setMade] = useState<Rotated | null>(null);
  const doing = useAct();
  const params = { path: { id: account.id } };
  async function rotate(): Promise<void> {
    await doing.run(async () => {
      const body = { keepOldHours: hours };
      setMade(await answered(api.POST('/api/accounts/{id}/webhook-secret', { params, body })));
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    });
  }
  return (
    <Dialog
      dialogName="webhook-secret"
      open
      title={word}
      onCancel={onClose}
      mask={{ closable: made === null }}
      footer={
        made ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button type="primary" loading={doing.busy} onClick={() => void rotate()}>
            {word}
          </Button>
        )
      }
    >
      <TroubleNote trouble={doing.trouble} />
      {made ? (
        <dl className="account-facts">
          <div>
            <dt>{t('secretNew')}</dt>
            <dd>
              <code>{made.secret}</code> <CopyButton text={made.secret} />
              {made.oldSecretUntil && <p>{t('oldUntil', { time: shortTime(made.oldSecretUntil) })}</p>}
            </dd>
          </div>
          <div>
            <dt>{t('callback')}</dt>
            <dd>
              <code>{made.callbackUrl}</code> <CopyButton text={made.callbackUrl} />
            </dd>
          </div>
        </dl>
      ) : (
        <>
          <p>{t('secretWhat')}</p>
          {hasSecret && (
            <>
              <label htmlFor={id}>{t('keepOld')}</label>{' '}
              <InputNumber id={id} min={0} max={168} value={hours} onChange={(value) => setHours(value ?? 0)} />
              <p className="soft">{t('keepOldHint')}</p>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
