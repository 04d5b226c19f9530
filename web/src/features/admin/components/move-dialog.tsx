import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import type { ChangePreview, Department } from '../api/admin-queries';
import { withBelow } from '../department-tree.rules';

/** Moves a department with all below it, once it has been shown what that does to what is planned. */
export function MoveDialog({
  department,
  departments,
  onClose,
}: {
  department: Department;
  departments: readonly Department[];
  onClose: () => void;
}) {
  const t = useTexts(ADMIN);
  const id = useId();
  const queries = useQueryClient();
  const [parentId, setParentId] = useState<string>();
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const doing = useAct();
  const moved = withBelow(departments, department.id);
  const places = departments.filter(
    (one) => !moved.has(one.id) && one.closedAt === null && one.id !== department.parentId,
  );
  async function look(): Promise<void> {
    if (parentId === undefined) return;
    const body = { departmentId: department.id, parentId };
    await doing.run(async () =>
      setPreview(await answered(api.POST('/api/replanning/departments/preview', { body } as never))),
    );
  }
  async function move(): Promise<void> {
    if (parentId === undefined) return;
    const body = { parentId, ...(preview?.confirm ? { confirm: preview.confirm } : {}) };
    const done = await doing.run(async () => {
      await answered(api.PATCH('/api/departments/{id}', { params: { path: { id: department.id } }, body }));
      await queries.invalidateQueries({ queryKey: ['admin'] });
    });
    if (done) onClose();
  }
  const isQuiet = preview?.misfits === 0 && preview.counts.held === 0;
  return (
    <Dialog
      dialogName="department-move"
      open
      title={t('moveTitle', { name: department.name })}
      onCancel={onClose}
      footer={
        preview ? (
          <>
            <Button onClick={() => setPreview(null)}>{t('back')}</Button>
            <Button type="primary" loading={doing.busy} onClick={() => void move()}>
              {t('move')}
            </Button>
          </>
        ) : (
          <Button type="primary" disabled={parentId === undefined} loading={doing.busy} onClick={() => void look()}>
            {t('preview')}
          </Button>
        )
      }
    >
      <p>{t('moveWhat')}</p>
      <TroubleNote trouble={doing.trouble} />
      <label htmlFor={id}>{t('newParent')}</label>
      <Select
        id={id}
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        value={parentId}
        options={places.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(next: string) => {
          setParentId(next);
          setPreview(null);
        }}
      />
      {preview && (
        <Alert
          style={{ marginTop: 16 }}
          showIcon
          type={isQuiet ? 'success' : 'warning'}
          title={t(isQuiet ? 'moveNone' : 'moveSome', {
            planned: preview.planned,
            misfits: preview.misfits,
            held: preview.counts.held,
          })}
        />
      )}
    </Dialog>
  );
}
