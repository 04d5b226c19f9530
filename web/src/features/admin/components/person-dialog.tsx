import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Ask } from '../../../components/ask';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { actKey, answered, api } from '../../../lib/api/client';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import type { Department, Person } from '../api/admin-queries';
import { LeavingDialog } from './leaving-dialog';
import { OneTimePassword } from './one-time-password';
import { RoleChooser } from './role-rows';

/** One person: their roles, their password, whether they may still log in. */
export function PersonDialog({
  person,
  departments,
  onClose,
}: {
  person: Person;
  departments: readonly Department[];
  onClose: () => void;
}) {
  const t = useTexts(ADMIN);
  const queries = useQueryClient();
  const [password, setPassword] = useState<string | null>();
  const doing = useAct();
  const path = { id: person.id };
  const nameOf = (id: string): string => departments.find((one) => one.id === id)?.name ?? '…';
  /** What is asked about once more: one of the roles, or the whole person. */
  const [leaving, setLeaving] = useState<{ roleId: string | null; name: string } | null>(null);
  async function leave(roleId: string | null): Promise<void> {
    const isDone = await doing.run(async () => {
      await (roleId === null
        ? answered(api.PATCH('/api/people/{id}', { params: { path }, body: { disabled: true } }))
        : answered(api.DELETE('/api/people/{id}/roles/{roleId}', { params: { path: { ...path, roleId } } })));
      await queries.invalidateQueries({ queryKey: ['admin', 'people'] });
    });
    if (isDone) setLeaving(null);
  }
  const does = (work: () => Promise<unknown>): void =>
    void doing.run(async () => {
      await work();
      await queries.invalidateQueries({ queryKey: ['admin', 'people'] });
    });
  return (
    <Dialog
      dialogName="person"
      open
      title={`${person.displayName}${bracketed(person.login)}`}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p className="soft">{nameOf(person.departmentId)}</p>
      {leaving === null && <TroubleNote trouble={doing.trouble} />}
      <fieldset className="roles">
        <legend>{t('roles')}</legend>
        <p className="soft">{t('rolesHint')}</p>
        {person.roles.length === 0 && <p>{t('noRoles')}</p>}
        <ul className="role-list">
          {person.roles.map(({ id, role, departmentId }) => (
            <li key={id}>
              {t(role)} · {nameOf(departmentId)}
              <Button
                size="small"
                disabled={doing.busy}
                onClick={() => setLeaving({ roleId: id, name: `${t(role)} · ${nameOf(departmentId)}` })}
              >
                {t('removeRole')}
              </Button>
            </li>
          ))}
        </ul>
        <RoleChooser
          departments={departments}
          usual={person.departmentId}
          act={t('grant')}
          onChoose={(body) =>
            does(() => answered(api.POST('/api/people/{id}/roles', { params: { path }, body, headers: actKey() })))
          }
        />
      </fieldset>
      <div className="person-acts">
        <Ask
          dialogName="person-password"
          title={t('resetPassword')}
          description={t('resetWhat')}
          okText={t('resetAct')}
          cancelText={t('cancel')}
          onConfirm={() =>
            does(async () => {
              const made = await answered(
                api.POST('/api/people/{id}/password', { params: { path }, headers: actKey() }),
              );
              setPassword(made.oneTimePassword);
            })
          }
        >
          <Button disabled={doing.busy}>{t('resetPassword')}</Button>
        </Ask>
        {person.disabled ? (
          <Button
            disabled={doing.busy}
            onClick={() =>
              does(() => answered(api.PATCH('/api/people/{id}', { params: { path }, body: { disabled: false } })))
            }
          >
            {t('enable')}
          </Button>
        ) : (
          <Button danger disabled={doing.busy} onClick={() => setLeaving({ roleId: null, name: person.displayName })}>
            {t('disable')}
          </Button>
        )}
      </div>
      {leaving && (
        <LeavingDialog
          personId={person.id}
          roleId={leaving.roleId}
          title={t(leaving.roleId === null ? 'disableTitle' : 'removeTitle', { name: leaving.name })}
          {...(leaving.roleId === null && { what: t('disableWhat') })}
          act={t(leaving.roleId === null ? 'disableAct' : 'removeAct')}
          busy={doing.busy}
          trouble={doing.trouble}
          onConfirm={() => void leave(leaving.roleId)}
          onClose={() => setLeaving(null)}
        />
      )}
      {password !== undefined && <OneTimePassword login={person.login} password={password} />}
    </Dialog>
  );
}
