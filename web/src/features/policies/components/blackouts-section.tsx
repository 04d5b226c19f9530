import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useMay, useMe } from '../../../app/session/session-gate';
import { StateTag } from '../../../components/state-tag';
import { TroubleNote } from '../../../components/trouble-note';
import { actKey, answered, api } from '../../../lib/api/client';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { addDays, dayOf, fromField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { atLocal, local } from '../../../lib/moment';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { type Blackout, type BlackoutBody, blackoutsQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { scopeOf } from '../policy-sentence.rules';
import { ChangeDialog } from './change-dialog';
import { ScopeFields, type ScopeDraft } from './scope-fields';
import { useNames } from './use-names';

const FORMAT = 'YYYY-MM-DD HH:mm';

/** When nobody speaks: those to come first. */
export function BlackoutsSection() {
  const t = useTexts(POLICIES);
  const may = useMay();
  const names = useNames();
  const query = useQuery(blackoutsQuery);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Blackout | null>(null);
  const now = Date.now();
  const sorted = [...(query.data ?? [])].sort(
    (one, other) =>
      Number(Date.parse(one.endsAt) < now) - Number(Date.parse(other.endsAt) < now) ||
      one.startsAt.localeCompare(other.startsAt),
  );
  return (
    <>
      {may('policy.administer') && <Button onClick={() => setAdding(true)}>{t('addBlackout')}</Button>}
      <TroubleNote trouble={query.error} />
      {query.data?.length === 0 && <p className="soft">{t('blackoutsNone')}</p>}
      <ul className="policy-list">
        {sorted.map((one) => {
          const isOver = Date.parse(one.endsAt) < now;
          return (
            <li key={one.id} className={isOver ? 'is-over' : undefined}>
              <div>
                <strong>{one.name}</strong>{' '}
                <StateTag tone={isOver ? 'plain' : one.mode === 'freeze' ? 'bad' : 'wait'}>
                  {isOver ? t('past') : t(one.mode === 'freeze' ? 'freezeShort' : 'shiftShort')}
                </StateTag>{' '}
                {one.mourning && <StateTag tone="plain">{t('mourningShort')}</StateTag>}
                <p>
                  {local(one.startsAt).format(FORMAT)} — {local(one.endsAt).format(FORMAT)}
                </p>
                <p className="soft">{spoken(scopeOf(one, names))}</p>
              </div>
              {may('policy.administer') && !isOver && <Button onClick={() => setRemoving(one)}>{t('remove')}</Button>}
            </li>
          );
        })}
      </ul>
      {adding && <AddBlackout onClose={() => setAdding(false)} />}
      {removing && (
        <ChangeDialog
          dialogName="blackout-remove"
          title={t('removeTitle', { name: removing.name })}
          act={t('removeAct')}
          isGrave
          preview={() =>
            answered(
              api.POST('/api/blackouts/{id}/removal-preview', { params: { path: { id: removing.id } } } as never),
            )
          }
          commit={(confirm) =>
            answered(
              api.DELETE('/api/blackouts/{id}', {
                params: { path: { id: removing.id }, query: confirm === undefined ? {} : { confirm } },
              }),
            )
          }
          onClose={() => setRemoving(null)}
        >
          <p>{t('removeWhat')}</p>
        </ChangeDialog>
      )}
    </>
  );
}

/** As its fields hold it. */
interface Draft {
  name: string;
  startsAt: string;
  endsAt: string;
  mode: 'shift' | 'freeze';
  isMourning: boolean;
  scope: ScopeDraft;
}

function AddBlackout({ onClose }: { onClose: () => void }) {
  const t = useTexts(POLICIES);
  const id = useId();
  const [key] = useState(actKey);
  const today = dayOf(Date.now());
  const [blank] = useState<Draft>(() => ({
    ...{ name: '', mode: 'shift', isMourning: false, scope: {} },
    startsAt: `${addDays(today, 1)}T00:00`,
    endsAt: `${addDays(today, 2)}T00:00`,
  }));
  const [draft, setDraft, forget] = useKeptDraft(`${useMe().personId}.blackout.new`, blank);
  const { name, startsAt, endsAt, mode, isMourning, scope } = draft;
  const put = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const [missing, setMissing] = useState<'name' | 'times' | null>(null);
  const body = (): BlackoutBody =>
    ({
      name: name.trim(),
      startsAt: atLocal(startsAt),
      endsAt: atLocal(endsAt),
      mode,
      mourning: isMourning,
      ...Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    }) as BlackoutBody;
  function isReady(): boolean {
    const lacks =
      name.trim() === '' ? 'name' : fromField(startsAt) === null || fromField(endsAt) === null ? 'times' : null;
    setMissing(lacks);
    return lacks === null;
  }
  return (
    <ChangeDialog
      dialogName="blackout"
      title={t('addBlackout')}
      act={t('save')}
      isReady={isReady}
      preview={() => answered(api.POST('/api/blackouts/preview', { body: body() } as never))}
      commit={(confirm) =>
        answered(
          api.POST('/api/blackouts', {
            body: { ...body(), ...(confirm === undefined ? {} : { confirm }) },
            headers: key,
          }),
        ).then(forget)
      }
      onClose={onClose}
    >
      <label className="policy-field" htmlFor={`${id}-name`}>
        {t('name')}
      </label>
      <Input id={`${id}-name`} value={name} maxLength={100} onChange={(event) => put({ name: event.target.value })} />
      <div className="field-pair">
        <label>
          <span className="policy-field">
            {t('starts')}
            {bracketed(zoneWords(fromField(startsAt) ?? undefined))}
          </span>
          <Input
            type="datetime-local"
            max={LAST_MINUTE}
            value={startsAt}
            onChange={(event) => put({ startsAt: event.target.value })}
          />
        </label>
        <label>
          <span className="policy-field">
            {t('ends')}
            {bracketed(zoneWords(fromField(endsAt) ?? undefined))}
          </span>
          <Input
            type="datetime-local"
            max={LAST_MINUTE}
            value={endsAt}
            onChange={(event) => put({ endsAt: event.target.value })}
          />
        </label>
      </div>
      <fieldset className="scope-spread">
        <legend>{t('mode')}</legend>
        <Radio.Group
          value={mode}
          onChange={(event) => put({ mode: event.target.value as Draft['mode'] })}
          options={[
            { value: 'shift', label: t('shift') },
            { value: 'freeze', label: t('freeze') },
          ]}
        />
      </fieldset>
      <ScopeFields scope={scope} onChange={(next) => put({ scope: next })} />
      <Checkbox checked={isMourning} onChange={(event) => put({ isMourning: event.target.checked })}>
        {t('mourning')}
      </Checkbox>
      {missing && (
        <p role="alert" className="missing">
          {t(missing === 'name' ? 'nameMissing' : 'timesMissing')}
        </p>
      )}
    </ChangeDialog>
  );
}
