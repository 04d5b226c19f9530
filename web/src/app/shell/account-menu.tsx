import { Button } from 'antd';
import { lately } from '../../lib/late/late';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { logOut } from '../session/session';
import { useMe } from '../session/session-gate';
import { MODES, setMode, useMode } from '../theme/mode';
import { SHELL } from './shell.texts';

const PasswordDialog = lately(() => import('../session/password-dialog').then(({ PasswordDialog }) => PasswordDialog));

/** My name, and what concerns me alone. */
export function AccountMenu() {
  const t = useTexts(SHELL);
  const me = useMe();
  const { mode } = useMode();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        place.current?.querySelector('button')?.focus();
      } else if (place.current?.contains(event.target as Node)) return;
      setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);
  return (
    <div className="account" ref={place}>
      <Button type="text" aria-expanded={open} aria-controls="account-menu" onClick={() => setOpen(!open)}>
        <span className="account-name">{me.displayName}</span>
        <span aria-hidden>▾</span>
      </Button>
      {open && (
        <div id="account-menu" data-dialog="account-menu" className="account-menu">
          <fieldset>
            <legend>{t('theme')}</legend>
            {MODES.map((one) => (
              <label key={one}>
                <input type="radio" name="theme" checked={mode === one} onChange={() => setMode(one)} /> {t(one)}
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            onClick={() => {
              // What is shown next gives the focus back to where it finds it.
              place.current?.querySelector('button')?.focus();
              setOpen(false);
              setChanging(true);
            }}
          >
            {t('password')}
          </button>
          <button type="button" onClick={() => void logOut()}>
            {t('leave')}
          </button>
        </div>
      )}
      {changing && (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}
