import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { SignedNamesNote } from '../../../components/signed-names-note';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { signedNamesIn, strandedIn } from '../../../lib/api/problem';
import { useTexts } from '../../../lib/language/use-texts';
import { changed, shownOf } from '../account-form.rules';
import { ACCOUNTS } from '../accounts.texts';
import { type Account, formsQuery } from '../api/accounts-queries';
import { AccountFields } from './account-fields';

type Typed = Record<string, string | undefined>;

/** Changes what was changed and nothing else; secrets stay as they are unless they are entered again. */
export function EditAccount({ account: latest, onClose }: { account: Account; onClose: () => void }) {
  // What is typed changes what was read when the form opened: others' changes meanwhile are not to be undone by it.
  const [account] = useState(latest);
  const t = useTexts(ACCOUNTS);
  const queries = useQueryClient();
  const { data: forms = [] } = useQuery(formsQuery);
  const [form] = Form.useForm<Typed>();
  const doing = useAct();
  const fields = forms.find(({ channel, driver }) => channel === account.channel && driver === account.driver)?.fields;
  // What was planned under the old kind of account would not fit: said once, and saved all the same when it is wanted.
  const stranded = strandedIn(doing.trouble);
  const signed = signedNamesIn(doing.trouble);
  const [assent, setAssent] = useState<{ confirm?: string; confirmNames?: string }>({});
  async function save(typed: Typed): Promise<void> {
    const { accountName = '', baseUrl = '', ...rest } = typed;
    const body = {
      ...(accountName.trim() === account.name ? {} : { name: accountName.trim() }),
      ...(account.sandbox || baseUrl.trim() === account.baseUrl ? {} : { baseUrl: baseUrl.trim() }),
      ...changed(fields ?? [], account.settings, rest),
    };
    // Each refusal is confirmed by itself, and the one before it with it.
    const confirmed = {
      ...assent,
      ...(stranded && { confirm: stranded.confirm }),
      ...(signed && { confirmNames: signed.confirmNames }),
    };
    setAssent(confirmed);
    const done = await doing.run(async () => {
      if (Object.keys(body).length === 0) return;
      const asked = { ...body, ...confirmed, version: account.version };
      await answered(api.PATCH('/api/accounts/{id}', { params: { path: { id: account.id } }, body: asked as never }));
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    });
    if (done) onClose();
  }
  return (
    <Dialog
      dialogName="account-edit"
      open
      title={t('editTitle', { name: account.name })}
      okText={t(stranded === null && signed === null ? 'save' : 'saveAllTheSame')}
      okButtonProps={{ danger: stranded !== null || signed !== null }}
      cancelText={t('cancel')}
      confirmLoading={doing.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ block: 'nearest', focus: true }}
        initialValues={{
          ...shownOf(fields ?? [], account.settings),
          accountName: account.name,
          baseUrl: account.baseUrl,
        }}
        onFinish={(typed) => void save(typed)}
      >
        {signed ? (
          <SignedNamesNote signed={signed} />
        ) : (
          <TroubleNote
            trouble={stranded === null ? doing.trouble : new Error(t('strands', { n: stranded.misfits }))}
            conflict={t('changedMeanwhile')}
            {...(stranded !== null && { hint: t('strandsHint') })}
          />
        )}
        <Form.Item
          name="accountName"
          label={t('name')}
          extra={t('nameHint')}
          rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {account.baseUrl !== '' && !account.sandbox && (
          <Form.Item name="baseUrl" label={t('address')}>
            <Input maxLength={300} autoComplete="off" />
          </Form.Item>
        )}
        <AccountFields fields={fields ?? []} known={account.credentialsSet} />
      </Form>
    </Dialog>
  );
}
