import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { channelName } from '../../../lib/channel-names';
import { handIn } from '../../../lib/hand-in';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { addDays, fromField, toField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { atLocal } from '../../../lib/moment';
import { ApiError } from '../../../lib/api/problem';
import { accountsQuery, type Check } from '../api/editor-queries';
import type { DocumentJson } from '../draft/canonical';
import { FORM_CHANNELS } from '../draft/draft';
import { gatherWordless } from '../draft/wordless.rules';
import { EDITOR } from '../editor.texts';
import { ShortenedNotes } from '../panel/shortened-notes';
import { Dialog, useFocusOnceThere } from '../../../components/dialog';

const HALF_HOUR_MS = 1_800_000;
const DAYS = 7;

/** Where and when it is to leave, as chosen so far; times as the fields hold them, in the house's zone. */
export interface Handed {
  accountIds: readonly string[];
  from: string;
  to: string;
}

/** From the next half hour on, for a week. */
function offered(): Handed {
  const from = toField(Math.ceil(Date.now() / HALF_HOUR_MS) * HALF_HOUR_MS);
  return { accountIds: [], from, to: `${addDays(from.slice(0, 10), DAYS)}${from.slice(10)}` };
}

/** Hands the story in: where it is to leave, when, and what is to be mended before. */
export function SubmitDialog({
  id,
  version,
  check,
  body,
  dirty,
  onSave,
  onJump,
  handed,
  onHanded,
  onDone,
  onClose,
}: {
  id: string;
  /** Asked once everything is saved. */
  version: () => Promise<number>;
  check: Check | null;
  /** As it is being written. */
  body: DocumentJson;
  dirty: boolean;
  onSave: () => Promise<boolean>;
  onJump: (pointer: string) => void;
  /** What was chosen before its writer went to mend something. */
  handed: Handed | null;
  onHanded: (handed: Handed) => void;
  onDone: () => void;
  onClose: () => void;
}) {
  const t = useTexts(EDITOR);
  const accounts = useQuery(accountsQuery);
  useFocusOnceThere(!accounts.isPending);
  const [first] = useState(offered);
  const now = handed ?? first;
  const { accountIds: chosen, from, to } = now;
  // A time that has passed since it was chosen is no choice any more; while one is being typed, nobody interferes.
  useEffect(() => {
    if (handed && handed.from < toField(Date.now())) onHanded({ ...handed, from: first.from });
  }, []);
  const choose = (more: Partial<Handed>): void => onHanded({ accountIds: chosen, from, to, ...more });
  const usable = (accounts.data ?? []).filter(({ state }) => state !== 'paused');
  const channels = new Set(usable.filter((one) => chosen.includes(one.id)).map(({ channel }) => channel));
  const problems = [
    ...gatherWordless(check?.problems ?? [], body),
    ...(check?.forms ?? [])
      .filter(({ channel }) => channels.has(channel))
      .flatMap(({ channel, problems: own, withoutPage }) =>
        [...own, ...(channels.has('web') ? [] : withoutPage)].map((one) => ({
          ...one,
          pointer: `/variants/${channel}${one.pointer}`,
        })),
      ),
  ];
  const submit = useMutation({
    mutationFn: async () => {
      if (dirty && !(await onSave())) return false;
      const window = { windowFrom: atLocal(from), windowTo: atLocal(to) };
      await handIn(id, { version: await version(), accountIds: [...chosen], ...window });
      return true;
    },
    onSuccess: (done) => (done ? onDone() : onClose()),
  });
  const refused = submit.error instanceof ApiError ? submit.error : null;
  return (
    <Dialog
      dialogName="editor-submit"
      open
      title={t('submitTitle')}
      okText={t('submit')}
      cancelText={t('cancel')}
      okButtonProps={{
        disabled: chosen.length === 0 || problems.length > 0 || from === '' || to === '',
        loading: submit.isPending,
      }}
      onOk={() => submit.mutate()}
      onCancel={onClose}
    >
      <p>{t('submitWhat')}</p>
      {dirty && <p className="soft">{t('saveFirst')}</p>}
      <fieldset className="form" aria-busy={accounts.isPending}>
        <legend>{t('accounts')}</legend>
        {accounts.isPending && <p className="soft">{t('accountsAsking')}</p>}
        {accounts.error && <p className="panel-note">{accounts.error.message}</p>}
        <Checkbox.Group
          value={[...chosen]}
          onChange={(next) => choose({ accountIds: next })}
          className="submit-accounts"
        >
          {usable.map(({ id: account, name, channel }) => (
            <Checkbox key={account} value={account}>
              {channelName(channel)} · {name}
            </Checkbox>
          ))}
        </Checkbox.Group>
        {chosen.length === 0 && !accounts.isPending && <p className="soft">{t('accountsMissing')}</p>}
      </fieldset>
      <div className="submit-window">
        <label className="editor-field">
          <span className="field-name">
            {t('from')}
            {bracketed(zoneWords(fromField(from) ?? undefined))}
          </span>
          <Input
            type="datetime-local"
            max={LAST_MINUTE}
            value={from}
            onChange={({ target }) => choose({ from: target.value })}
          />
        </label>
        <label className="editor-field">
          <span className="field-name">
            {t('to')}
            {bracketed(zoneWords(fromField(to) ?? undefined))}
          </span>
          <Input
            type="datetime-local"
            max={LAST_MINUTE}
            value={to}
            onChange={({ target }) => choose({ to: target.value })}
          />
        </label>
      </div>
      <h3>{t('problems')}</h3>
      {problems.length === 0 ? (
        chosen.length === 0 ? (
          <p className="soft">{t('problemsUnasked')}</p>
        ) : (
          <p className="fits">✓ {t('problemsNone')}</p>
        )
      ) : (
        <ul className="problems">
          {problems.map((problem, at) => (
            <li key={at}>
              <span>⚠ {spoken(problem)}</span>{' '}
              <Button size="small" onClick={() => onJump(problem.pointer)}>
                {t('goThere')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ShortenedNotes
        forms={check?.forms ?? []}
        channels={FORM_CHANNELS.filter((channel) => channels.has(channel))}
        onJump={onJump}
      />
      {submit.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={submit.error.message}
          description={(refused?.problem?.errors ?? [])
            .map((one) => spoken(one as { zh: string; en: string }))
            .join(' ')}
        />
      )}
    </Dialog>
  );
}
