import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answered, api } from '../../lib/api/client';
import { ApiError } from '../../lib/api/problem';
import { useTexts } from '../../lib/language/use-texts';
import { SESSION } from './session.texts';

/**
 * Changing one's own password, forced after a one-time one or wanted.
 * @param act the word on its button
 */
export function PasswordForm({ act, onChanged }: { act: string; onChanged: () => void }) {
  const t = useTexts(SESSION);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function change({ current, next }: { current: string; next: string }): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      await answered(api.POST('/api/session/password', { body: { current, next } }));
      onChanged();
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : String(error));
    }
    setBusy(false);
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => void change(values)}>
      {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" style={{ marginBottom: 16 }} />}
      <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('passwordMissing') }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('next')}
        extra={t('nextHint')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('repeat')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('passwordMissing') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('repeatDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {act}
      </Button>
    </Form>
  );
}
