import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId } from 'react';
import { useFocusOnceThere } from '../../../components/dialog';
import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import { addDays, toField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { accountsQuery, campaignsQuery, pillarsQuery } from '../api/story-queries';
import { Choice } from '../list/choice';
import type { Act } from './act.rules';
import { ACT_WORDS } from './acts.texts';
import type { ActInput } from './story-acts';
import { clockOf, instantOf } from './window.rules';

type Trouble = 'reasonMissing' | 'accountsMissing' | 'windowMissing';

const LONGEST_REASON = 2_000;

/** From now on for a week: what most stories want. */
export function emptyInput(now = new Date()): ActInput {
  const from = toField(now.getTime());
  return {
    ...{ reason: '', campaignId: null, pillarId: null, accountIds: [] },
    windowFrom: instantOf(from),
    windowTo: instantOf(`${addDays(from.slice(0, 10), 7)}${from.slice(10)}`),
  };
}

/** The first thing that is missing for the act. */
export function troubleOf(act: Act, input: ActInput): Trouble | null {
  if (act === 'withdraw' || act === 'void') return input.reason.trim() === '' ? 'reasonMissing' : null;
  if (act !== 'submit') return null;
  if (input.accountIds.length === 0) return 'accountsMissing';
  return input.windowFrom !== '' && input.windowFrom < input.windowTo ? null : 'windowMissing';
}

interface FieldsProps {
  input: ActInput;
  trouble: Trouble | null;
  onChange: (change: Partial<ActInput>) => void;
}

/** What the act asks for. */
export function ActFields({ act, ...props }: FieldsProps & { act: Act }) {
  if (act === 'withdraw' || act === 'void') return <ReasonField {...props} />;
  if (act === 'place') return <PlaceFields {...props} />;
  return act === 'submit' ? <ReleaseFields {...props} /> : null;
}

function ReasonField({ input, trouble, onChange }: FieldsProps) {
  const t = useTexts(ACT_WORDS);
  const id = useId();
  return (
    <div className="act-field">
      <label htmlFor={id}>{t('reason')}</label>
      <Input.TextArea
        id={id}
        value={input.reason}
        maxLength={LONGEST_REASON}
        autoSize={{ minRows: 2, maxRows: 6 }}
        aria-invalid={trouble !== null}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      <p id={`${id}-hint`} className={trouble ? 'is-bad' : 'soft'} role={trouble ? 'alert' : undefined}>
        {trouble ? t(trouble) : t('reasonHint')}
      </p>
    </div>
  );
}

function PlaceFields({ input, onChange }: FieldsProps) {
  const t = useTexts(ACT_WORDS);
  const campaigns = useQuery(campaignsQuery);
  const { campaignId, pillarId } = input;
  const pillars = useQuery({ ...pillarsQuery(campaignId ?? ''), enabled: campaignId !== null });
  return (
    <div className="act-field">
      <Choice
        {...{ label: t('campaign'), any: t('noCampaign'), value: campaignId ?? undefined }}
        options={(campaigns.data ?? [])
          .filter(({ state }) => state !== 'closed')
          .map(({ id, title }) => ({ value: id, label: title }))}
        onChoose={(id) => onChange({ campaignId: id ?? null, pillarId: null })}
      />
      {campaignId !== null && (
        <Choice
          {...{ label: t('pillar'), any: t('noPillar'), value: pillarId ?? undefined }}
          options={(pillars.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChoose={(id) => onChange({ pillarId: id ?? null })}
        />
      )}
    </div>
  );
}

function ReleaseFields({ input, trouble, onChange }: FieldsProps) {
  const t = useTexts(ACT_WORDS);
  const id = useId();
  const accounts = useQuery(accountsQuery);
  useFocusOnceThere(!accounts.isPending);
  const usable = (accounts.data ?? []).filter(({ state }) => state !== 'paused');
  return (
    <>
      <fieldset className="act-field act-accounts" aria-busy={accounts.isPending}>
        <legend>{t('accounts')}</legend>
        {accounts.data !== undefined && usable.length === 0 && <p className="soft">{t('accountsNone')}</p>}
        {usable.map((account) => (
          <label key={account.id}>
            <input
              type="checkbox"
              checked={input.accountIds.includes(account.id)}
              onChange={({ target }) =>
                onChange({
                  accountIds: target.checked
                    ? [...input.accountIds, account.id]
                    : input.accountIds.filter((one) => one !== account.id),
                })
              }
            />{' '}
            {account.name} <span className="soft">{channelName(account.channel)}</span>
          </label>
        ))}
      </fieldset>
      <div className="act-field act-window">
        <label htmlFor={`${id}-from`}>{t('from')}</label>
        <input
          id={`${id}-from`}
          type="datetime-local"
          max={LAST_MINUTE}
          value={clockOf(input.windowFrom)}
          onChange={({ target }) => onChange({ windowFrom: instantOf(target.value) })}
        />
        <label htmlFor={`${id}-to`}>{t('to')}</label>
        <input
          id={`${id}-to`}
          type="datetime-local"
          max={LAST_MINUTE}
          value={clockOf(input.windowTo)}
          onChange={({ target }) => onChange({ windowTo: instantOf(target.value) })}
        />
        <span className="soft">{zoneWords(Date.parse(input.windowFrom))}</span>
      </div>
      {trouble !== null && (
        <p className="is-bad" role="alert">
          {t(trouble)}
        </p>
      )}
    </>
  );
}
