import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionEnd } from '../lib/api/client';
import { speak } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import { Door } from './session/door';
import { logOut, type Me, whoIsIt } from './session/sign-session';
import { SIGN } from './sign.texts';
import { SignDesk } from './sign-desk';
import { useLoaded } from './use-loaded';
import './sign.css';

/** Signing on the phone: the same session, the same rules, and little to load. */
export function SignApp() {
  const t = useTexts(SIGN);
  const { i18n } = useTranslation();
  const session = useLoaded('session', whoIsIt);
  const [me, setMe] = useState<Me | null>(null);
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  useEffect(() => {
    if (session.data) setMe(session.data);
  }, [session.data]);
  useEffect(() => {
    document.title = `${t('title')} · ${i18n.language === 'en' ? 'Xuanfa' : '宣发台'}`;
  }, [t, i18n.language]);

  function entered(next: Me): void {
    // Another person's page would show what this one was allowed to see.
    if (me && me.personId !== next.personId) return location.assign('/console/sign');
    setMe(next);
    setEnded(false);
  }

  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <div className="sign">
      {me?.mustChangePassword ? (
        <main>
          <p>{t('firstPassword')}</p>
          <a className="big is-main" href="/console/">
            {t('change')}
          </a>
        </main>
      ) : me ? (
        <SignDesk me={me} />
      ) : (
        <main>
          <h1>{t('title')}</h1>
          {session.error ? (
            <p role="alert">
              {t('failed', { why: session.error.message })}{' '}
              <button type="button" className="text-button" onClick={session.reload}>
                {t('retry')}
              </button>
            </p>
          ) : session.isLoading ? (
            <p role="status" className="soft">
              {t('loading')}
            </p>
          ) : (
            <Door onEntered={entered} />
          )}
        </main>
      )}
      {me && hasEnded && <DoorAgain me={me} onEntered={entered} />}
      <footer className="sign-foot">
        <a href="/console/review">{t('desk')}</a>
        <button
          type="button"
          className="text-button"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => speak(other)}
        >
          {other === 'zh' ? '中文' : 'English'}
        </button>
        {me && (
          <button type="button" className="text-button" onClick={() => void logOut()}>
            {t('leave')}
          </button>
        )}
      </footer>
    </div>
  );
}

/** Above what somebody is reading, which stays as it is. */
function DoorAgain({ me, onEntered }: { me: Me; onEntered: (me: Me) => void }) {
  const t = useTexts(SIGN);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    <dialog
      ref={sheet}
      data-dialog="sign-again"
      className="sheet"
      aria-label={t('enter')}
      onCancel={(event) => event.preventDefault()}
    >
      <Door login={me.login} word={t('ended')} onEntered={onEntered} />
    </dialog>
  );
}
