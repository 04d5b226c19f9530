import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ApiError } from '../../lib/api/problem';
import { useTexts } from '../../lib/language/use-texts';
import { logIn, type Me } from './session';
import { SESSION } from './session.texts';

/** User name and password; what is wrong is said in the server's words. */
export function LoginForm({ login, onEntered }: { login?: string; onEntered: (me: Me) => void }) {
  const t = useTexts(SESSION);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function enter(values: { login: string; password: string }): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      onEntered(await logIn(values.login.trim(), values.password));
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : String(error));
      setBusy(false);
    }
  }
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ login }} onFinish={(values) => void enter(values)}>
      {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" style={{ marginBottom: 16 }} />}
      <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('loginMissing') }]}>
        <Input autoComplete="username" autoFocus={!login} autoCapitalize="none" spellCheck={false} size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
        <Input.Password autoComplete="current-password" autoFocus={Boolean(login)} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('enter')}
      </Button>
    </Form>
  );
}
