import { Form, Input, Select } from 'antd';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { ACCOUNTS } from '../accounts.texts';
import type { AccountField } from '../api/accounts-queries';

const OPTION_NAMES = ['subscription', 'service', 'on', 'off'] as const;
type OptionName = (typeof OPTION_NAMES)[number];

/** The fields of a way of posting as the server tells them, what is needed first; each says where to find its value. */
export function AccountFields({
  fields,
  known = [],
}: {
  fields: readonly AccountField[];
  /** Secrets that are set already: left empty they stay. */
  known?: readonly string[];
}) {
  const t = useTexts(ACCOUNTS);
  const needed = fields.filter(({ required }) => required);
  const others = fields.filter(({ required }) => !required);
  return (
    <>
      {needed.map((field) => (
        <FieldItem key={field.key} field={field} isKnown={known.includes(field.key)} />
      ))}
      {others.length > 0 && (
        <details className="account-more" open={needed.length === 0}>
          <summary>{t('more')}</summary>
          {others.map((field) => (
            <FieldItem key={field.key} field={field} isKnown={known.includes(field.key)} />
          ))}
        </details>
      )}
    </>
  );
}

function FieldItem({ field, isKnown }: { field: AccountField; isKnown: boolean }) {
  const t = useTexts(ACCOUNTS);
  const isList = field.kind === 'hosts' || field.kind === 'names';
  const hints = [...(field.hint ? [spoken(field.hint)] : []), ...(isList ? [t('lines')] : [])];
  return (
    <Form.Item
      name={field.key}
      label={spoken(field.label)}
      extra={hints.join(' ')}
      rules={[{ required: field.required && !isKnown, message: t('required') }]}
    >
      {field.kind === 'choice' ? (
        <Select
          allowClear
          placeholder={t('unset')}
          options={field.options.map((value) => ({
            value,
            label: OPTION_NAMES.includes(value as OptionName) ? t(value as OptionName) : value,
          }))}
        />
      ) : isList ? (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      ) : field.secret ? (
        <Input.Password autoComplete="new-password" placeholder={isKnown ? t('secretKept') : undefined} />
      ) : (
        <Input
          autoComplete="off"
          inputMode={['digits', 'minutes', 'milliseconds'].includes(field.kind) ? 'numeric' : undefined}
        />
      )}
    </Form.Item>
  );
}
