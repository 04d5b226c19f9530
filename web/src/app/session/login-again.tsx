import { useTexts } from '../../lib/language/use-texts';
import { LoginForm } from './login-form';
import type { Me } from './session';
import { SESSION } from './session.texts';
import { Dialog } from '../../components/dialog';

/** Above the page somebody is at work on, which stays as it is. */
export function LoginAgain({ me, onEntered }: { me: Me; onEntered: (me: Me) => void }) {
  const t = useTexts(SESSION);
  return (
    <Dialog
      dialogName="log-in-again"
      open
      title={t('ended')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={3000}
    >
      <p>{t('endedWhy')}</p>
      <LoginForm login={me.login} onEntered={onEntered} />
    </Dialog>
  );
}
