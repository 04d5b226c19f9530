import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useMe } from '../../../app/session/session-gate';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { actKey, answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { dropDraft, keepDraft, keptDraft } from '../../../lib/kept-draft';
import { useTexts } from '../../../lib/language/use-texts';
import { written } from '../account-form.rules';
import { ACCOUNTS } from '../accounts.texts';
import { type AccountForm, departmentsQuery, formsQuery } from '../api/accounts-queries';
import { AccountFields } from './account-fields';
import { type Begun, WeiboDialog } from './weibo-dialog';

/** What the sandbox has values of its own for. */
const SANDBOX_HAS: readonly string[] = [
  'appId',
  'appSecret',
  'clientId',
  'clientSecret',
  'accessToken',
  'boundDomains',
];
/** What the platform says itself when an account is authorised there. */
const SAID_BY_PLATFORM = ['uid', 'accessToken', 'expiresAt'];
/** What cannot be left out then. */
const NEEDED_TO_AUTHORISE = ['clientId', 'clientSecret', 'rip'];

type Typed = Record<string, string | undefined>;

/** First where to and how, then what that way asks for. @param onClose gets the id of what was added */
export function AddAccount({ onClose }: { onClose: (added?: string) => void }) {
  const t = useTexts(ACCOUNTS);
  const { data: forms = [] } = useQuery(formsQuery);
  const [way, setWay] = useState<AccountForm | null>(null);
  if (way) return <Details way={way} onBack={() => setWay(null)} onClose={onClose} />;
  const channels = [...new Set(forms.map(({ channel }) => channel))];
  return (
    <Dialog dialogName="account-way" open title={t('addTitle')} footer={null} width={680} onCancel={() => onClose()}>
      <p className="soft">{t('whichKind')}</p>
      {channels.map((channel) => {
        const ways = forms.filter((one) => one.channel === channel);
        return (
          <section key={channel} className="ways">
            <h3>{ways[0] && spoken(ways[0].channelName)}</h3>
            <ul>
              {ways.map((one) => (
                <li key={one.driver}>
                  <button type="button" onClick={() => setWay(one)}>
                    <strong>{spoken(one.name)}</strong>
                    <span className="soft">{spoken(one.hint)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Dialog>
  );
}

function Details({
  way,
  onBack,
  onClose,
}: {
  way: AccountForm;
  onBack: () => void;
  onClose: (added?: string) => void;
}) {
  const t = useTexts(ACCOUNTS);
  const me = useMe();
  const queries = useQueryClient();
  const { data: departments } = useQuery(departmentsQuery);
  const [form] = Form.useForm<Typed>();
  const [key] = useState(actKey);
  const [target, setTarget] = useState<'sandbox' | 'real'>(way.sandboxAddress === null ? 'real' : 'sandbox');
  const [how, setHow] = useState<'login' | 'hand'>(way.authorisable ? 'login' : 'hand');
  const [begun, setBegun] = useState<Begun | null>(null);
  const doing = useAct();
  const kept = `${me.personId}.account.${way.channel}.${way.driver}`;
  const byLogin = how === 'login';
  const inSandbox = target === 'sandbox' && way.address === 'usual';
  const fields = way.fields
    .filter((field) => !byLogin || !SAID_BY_PLATFORM.includes(field.key))
    // Where the platforms' own back offices show a value says nothing of the sandbox's.
    .map((field) => (inSandbox && SANDBOX_HAS.includes(field.key) ? { ...field, hint: null } : field))
    .map((field) => ({ ...field, required: field.required || (byLogin && NEEDED_TO_AUTHORISE.includes(field.key)) }));

  async function save({ departmentId = '', accountName = '', ownAddress, ...typed }: Typed): Promise<void> {
    const baseUrl = way.address === 'own' ? ownAddress?.trim() : target === 'sandbox' ? way.sandboxAddress : undefined;
    const body = {
      departmentId,
      driver: way.driver,
      name: accountName.trim(),
      ...(baseUrl ? { baseUrl } : {}),
      ...written(fields, typed),
    };
    await doing.run(async () => {
      if (byLogin) {
        setBegun(await answered(api.POST('/api/weibo/authorizations', { body: body as never })));
        return;
      }
      const { id } = await answered(
        api.POST('/api/accounts', { body: { ...body, channel: way.channel } as never, headers: key }),
      );
      dropDraft(kept);
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      onClose(id);
    });
  }

  /** What was typed survives a reload; secrets are not kept anywhere. */
  function keep(_: unknown, all: Typed): void {
    const secrets = way.fields.filter(({ secret }) => secret).map((field) => field.key);
    const open = Object.entries(all).filter(([name, value]) => !secrets.includes(name) && value);
    keepDraft(kept, Object.fromEntries(open));
  }

  if (!departments) return null;
  if (begun)
    return (
      <WeiboDialog
        begun={begun}
        onClose={() => {
          dropDraft(kept);
          onClose();
        }}
      />
    );
  return (
    <Dialog
      dialogName="account-new"
      open
      title={`${t('addTitle')} · ${spoken(way.channelName)} · ${spoken(way.name)}`}
      onCancel={() => onClose()}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onBack}>{t('previous')}</Button>
          <Button type="primary" loading={doing.busy} onClick={() => form.submit()}>
            {byLogin ? t('next') : t('save')}
          </Button>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ block: 'nearest', focus: true }}
        initialValues={{
          departmentId: departments.find(({ parentId }) => parentId === null)?.id,
          ...keptDraft<Typed>(kept),
        }}
        onValuesChange={keep}
        onFinish={(typed) => void save(typed)}
      >
        <TroubleNote trouble={doing.trouble} />
        <Alert type="info" title={spoken(way.hint)} style={{ marginBottom: 16 }} />
        {way.sandboxAddress !== null && (
          <fieldset className="account-choice">
            <legend>{t('target')}</legend>
            <Radio.Group
              value={target}
              onChange={(event) => setTarget(event.target.value as 'sandbox' | 'real')}
              options={[
                { value: 'sandbox', label: t('targetSandbox') },
                { value: 'real', label: t('targetReal') },
              ]}
            />
            {inSandbox && <p className="soft">{t('sandboxKeys', { address: way.sandboxAddress ?? '' })}</p>}
          </fieldset>
        )}
        {way.authorisable && (
          <fieldset className="account-choice">
            <legend>{t('how')}</legend>
            <Radio.Group
              value={how}
              onChange={(event) => setHow(event.target.value as 'login' | 'hand')}
              options={[
                { value: 'login', label: t('byLogin') },
                { value: 'hand', label: t('byHand') },
              ]}
            />
          </fieldset>
        )}
        <Form.Item
          name="departmentId"
          label={t('department')}
          rules={[{ required: true, message: t('departmentMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={departments
              .filter(({ closedAt }) => closedAt === null)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="accountName"
          label={t('name')}
          extra={t('nameHint')}
          rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {way.address === 'own' && (
          <Form.Item
            name="ownAddress"
            label={t('ownAddress')}
            extra={t('ownAddressHint')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Input maxLength={300} autoComplete="off" inputMode="url" />
          </Form.Item>
        )}
        <AccountFields fields={fields} />
      </Form>
    </Dialog>
  );
}
