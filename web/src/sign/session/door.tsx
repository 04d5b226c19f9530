import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { SIGN } from '../sign.texts';
import { logIn, type Me } from './sign-session';

/** User name and password, on a phone. */
export function Door({ login = '', word, onEntered }: { login?: string; word?: string; onEntered: (me: Me) => void }) {
  const t = useTexts(SIGN);
  const id = useId();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function enter(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [name, password] = [String(given.get('login')).trim(), String(given.get('password'))];
    if (name === '' || password === '') return setTrouble(t('missing'));
    setBusy(true);
    setTrouble(null);
    try {
      onEntered(await logIn(name, password));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }
  return (
    <form className="door" onSubmit={(event) => void enter(event)} noValidate>
      {word !== undefined && <p>{word}</p>}
      {trouble !== null && (
        <p role="alert" className="bad">
          {trouble}
        </p>
      )}
      <label htmlFor={`${id}-login`}>{t('login')}</label>
      <input
        id={`${id}-login`}
        name="login"
        defaultValue={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <label htmlFor={`${id}-password`}>{t('password')}</label>
      <input id={`${id}-password`} name="password" type="password" autoComplete="current-password" required />
      <button type="submit" className="big is-main" disabled={isBusy}>
        {isBusy ? t('entering') : t('enter')}
      </button>
    </form>
  );
}
