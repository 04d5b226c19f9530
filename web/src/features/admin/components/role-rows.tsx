import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import type { Department, Role } from '../api/admin-queries';

export const ROLES = [
  'press_officer',
  'proofreader',
  'first_reviewer',
  'second_reviewer',
  'final_reviewer',
  'duty_editor',
  'channel_administrator',
  'coordinator',
  'administrator',
  'viewer',
] as const satisfies readonly Role[];

export interface RoleDraft {
  departmentId: string;
  role: Role;
}

/** Chooses one more role in a department. */
export function RoleChooser({
  departments,
  usual,
  act,
  onChoose,
  onPick,
}: {
  departments: readonly Department[];
  /** The department that is meant where none is chosen. */
  usual: string | undefined;
  act: string;
  onChoose: (role: RoleDraft) => void;
  /** Told of what is picked and not yet chosen; null where nothing is. */
  onPick?: (role: RoleDraft | null) => void;
}) {
  const t = useTexts(ADMIN);
  const [role, setRole] = useState<Role>();
  const [chosen, setChosen] = useState<string>();
  const departmentId = chosen ?? usual;
  const picked = role === undefined || departmentId === undefined ? null : { role, departmentId };
  useEffect(
    () => onPick?.(role === undefined || departmentId === undefined ? null : { role, departmentId }),
    [role, departmentId, onPick],
  );
  return (
    <div className="role-chooser">
      <Select
        aria-label={t('role')}
        value={role}
        placeholder={t('roleChoose')}
        options={ROLES.map((one) => ({ value: one, label: t(one) }))}
        onChange={(next: Role) => setRole(next)}
        style={{ minWidth: 150 }}
      />
      <Select
        aria-label={t('inDepartment')}
        showSearch={{ optionFilterProp: 'label' }}
        value={departmentId}
        options={departments
          .filter(({ closedAt }) => closedAt === null)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next: string) => setChosen(next)}
        style={{ minWidth: 200, flex: 1 }}
      />
      <Button
        disabled={picked === null}
        onClick={() => {
          if (picked) onChoose(picked);
          setRole(undefined);
        }}
      >
        {act}
      </Button>
    </div>
  );
}
