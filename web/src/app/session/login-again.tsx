import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { LoginForm } from './login-form';
import type { Me } from './session';
import { SESSION } from './session.texts';

/** Above the page somebody is at work on, which stays as it is. */
export function LoginAgain({ me, onEntered }: { me: Me; onEntered: (me: Me) => void }) {
  const t = useTexts(SESSION);
  // Where somebody was writing they go on, the moment they are back.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
  return (
    <Modal
      scrollLock={false}
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
    </Modal>
  );
}
