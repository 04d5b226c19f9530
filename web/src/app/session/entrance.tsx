import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { LanguageSwitch } from '../shell/language-switch';
import { LoginForm } from './login-form';
import { PasswordForm } from './password-form';
import { logOut, type Me } from './session';
import { usePageTitle } from '../../components/use-page-title';
import { SESSION } from './session.texts';
import './session.css';

export function Door({ onEntered }: { onEntered: (me: Me) => void }) {
  const t = useTexts(SESSION);
  return (
    <Entrance title={t('welcome')}>
      <LoginForm onEntered={onEntered} />
      <p className="entrance-note">{t('forgot')}</p>
    </Entrance>
  );
}

/** Whoever came in with a one-time password chooses their own before anything else. */
export function FirstPassword({ onChanged }: { onChanged: () => void }) {
  const t = useTexts(SESSION);
  return (
    <Entrance title={t('change')}>
      <p>{t('changeWhy')}</p>
      <PasswordForm act={t('save')} onChanged={onChanged} />
      <Button type="link" block onClick={() => void logOut()}>
        {t('leave')}
      </Button>
    </Entrance>
  );
}

function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts(SESSION);
  usePageTitle(title);
  return (
    <main className="entrance">
      <div className="entrance-head">
        <img src="/console/icon.svg" alt="" width={44} height={44} />
        <span className="entrance-product">{t('product')}</span>
        <LanguageSwitch />
      </div>
      <Card>
        <h1 className="entrance-title">{title}</h1>
        {children}
      </Card>
    </main>
  );
}
