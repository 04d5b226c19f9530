import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../app/session/session-gate';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { actKey, answered, api } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { ADMIN } from '../admin.texts';
import type { Department } from '../api/admin-queries';
import { OneTimePassword } from './one-time-password';
import { RoleChooser, type RoleDraft } from './role-rows';

interface Draft {
  login: string;
  displayName: string;
  departmentId: string | undefined;
  roles: RoleDraft[];
}

/** What was picked and not added yet is meant as well: nobody makes a person who can do nothing by forgetting a button. */
function withRole(roles: readonly RoleDraft[], more: RoleDraft | null): RoleDraft[] {
  if (more === null) return [...roles];
  return [...roles.filter(({ role, departmentId }) => role !== more.role || departmentId !== more.departmentId), more];
}

/** A new person with their roles; answers the password they log in with the first time. */
export function AddPerson({ departments, onClose }: { departments: readonly Department[]; onClose: () => void }) {
  const t = useTexts(ADMIN);
  const queries = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const [key] = useState(actKey);
  const root = departments.find(({ parentId }) => parentId === null)?.id;
  const [blank] = useState<Draft>({ login: '', displayName: '', departmentId: root, roles: [] });
  const [draft, setDraft, forget] = useKeptDraft(`${useMe().personId}.person.new`, blank);
  const { roles } = draft;
  const [made, setMade] = useState<{ login: string; oneTimePassword: string | null } | null>(null);
  const [picked, setPicked] = useState<RoleDraft | null>(null);
  const doing = useAct();
  const home = Form.useWatch('departmentId', form);
  const nameOf = (id: string): string => departments.find((one) => one.id === id)?.name ?? '…';
  async function save({ login, displayName, departmentId = '' }: Draft): Promise<void> {
    await doing.run(async () => {
      const body = {
        login: login.trim(),
        displayName: displayName.trim(),
        departmentId,
        roles: withRole(roles, picked),
      };
      setMade(await answered(api.POST('/api/people', { body, headers: key })));
      forget();
      await queries.invalidateQueries({ queryKey: ['admin', 'people'] });
    });
  }
  return (
    <Dialog
      dialogName="person-new"
      open
      title={t('personTitle')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        made ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button type="primary" loading={doing.busy} onClick={() => form.submit()}>
            {t('create')}
          </Button>
        )
      }
    >
      {made ? (
        <OneTimePassword login={made.login} password={made.oneTimePassword} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={draft}
          onValuesChange={(changes: Partial<Draft>) => setDraft({ ...draft, ...changes })}
          onFinish={(typed) => void save(typed)}
        >
          <TroubleNote trouble={doing.trouble} />
          <Form.Item
            name="displayName"
            label={t('displayName')}
            rules={[{ required: true, whitespace: true, message: t('required') }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="login"
            label={t('login')}
            extra={t('loginHint')}
            rules={[{ required: true, whitespace: true, message: t('required') }]}
          >
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
          <Form.Item name="departmentId" label={t('department')} rules={[{ required: true, message: t('required') }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={departments
                .filter(({ closedAt }) => closedAt === null)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <fieldset className="roles">
            <legend>{t('roles')}</legend>
            <p className="soft">{t('rolesHint')}</p>
            <ul className="role-list">
              {roles.map((one, index) => (
                <li key={`${one.role} ${one.departmentId}`}>
                  {t(one.role)} · {nameOf(one.departmentId)}
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${t('removeRole')} ${t(one.role)}`}
                    onClick={() => setDraft({ ...draft, roles: roles.filter((_, at) => at !== index) })}
                  >
                    ✕
                  </Button>
                </li>
              ))}
            </ul>
            <RoleChooser
              departments={departments}
              usual={home}
              act={t('addRole')}
              onChoose={(role) => setDraft({ ...draft, roles: withRole(roles, role) })}
              onPick={setPicked}
            />
            {roles.length === 0 && picked === null && <p className="soft">{t('roleNone')}</p>}
          </fieldset>
        </Form>
      )}
    </Dialog>
  );
}
