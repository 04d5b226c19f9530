import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../app/session/session-gate';
import { Dialog } from '../../../components/dialog';
import { SignedNamesNote } from '../../../components/signed-names-note';
import { SIGNED_NAMES } from '../../../components/signed-names.texts';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { actKey, answered, api } from '../../../lib/api/client';
import { signedNamesIn } from '../../../lib/api/problem';
import { labelled } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { ADMIN } from '../admin.texts';
import type { Department } from '../api/admin-queries';

const KINDS = ['bureau', 'district', 'school', 'agency', 'union', 'league', 'other'] as const;

interface Typed {
  name: string;
  shortName?: string;
  kind: Department['kind'];
}

/** Names a department: a new one below `parent`, or one there is. */
export function DepartmentDialog({
  parent,
  department,
  onClose,
}: {
  parent?: Department;
  department?: Department;
  onClose: () => void;
}) {
  const t = useTexts(ADMIN);
  const says = useTexts(SIGNED_NAMES);
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [key] = useState(actKey);
  const thing = department ? department.id : `below.${parent?.id}`;
  const [blank] = useState<Typed>(() =>
    department
      ? { name: department.name, shortName: department.shortName ?? '', kind: department.kind }
      : { name: '', shortName: '', kind: 'agency' },
  );
  const [draft, setDraft, forget] = useKeptDraft(`${useMe().personId}.department.${thing}`, blank);
  const doing = useAct();
  // What was approved under the old name would stop: shown, and saved all the same when that is wanted.
  const signed = signedNamesIn(doing.trouble);
  async function save({ name, shortName, kind }: Typed): Promise<void> {
    const body = { name: name.trim(), shortName: shortName?.trim() || null, kind };
    const done = await doing.run(async () => {
      if (department) {
        const asked = { ...body, ...(signed && { confirmNames: signed.confirmNames }) };
        await answered(api.PATCH('/api/departments/{id}', { params: { path: { id: department.id } }, body: asked }));
      } else if (parent)
        await answered(api.POST('/api/departments', { body: { ...body, parentId: parent.id }, headers: key }));
      await queries.invalidateQueries({ queryKey: ['admin'] });
    });
    if (!done) return;
    forget();
    onClose();
  }
  return (
    <Dialog
      dialogName="department"
      open
      title={department ? t('renameDepartment') : t('addDepartment')}
      okText={signed ? says('saveAllTheSame') : department ? t('save') : t('create')}
      okButtonProps={{ danger: signed !== null }}
      cancelText={t('cancel')}
      confirmLoading={doing.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(changes: Partial<Typed>) => setDraft({ ...draft, ...changes })}
        onFinish={(typed) => void save(typed)}
      >
        {signed ? <SignedNamesNote signed={signed} /> : <TroubleNote trouble={doing.trouble} />}
        {parent && <p className="soft">{labelled(t('parent'), parent.name)}</p>}
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="shortName" label={t('shortName')} extra={t('shortHint')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <Select options={KINDS.map((kind) => ({ value: kind, label: t(kind) }))} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
