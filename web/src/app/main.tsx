import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { startLanguage } from '../lib/language/language';
import { CrashBarrier } from './crash';
import { listen } from './live/live';
import { queries } from './queries';
import { router } from './router';
import { SessionGate } from './session/session-gate';
import { useMode } from './theme/mode';
import { themeOf } from './theme/theme';
import './theme/theme.css';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

function Console() {
  const { i18n } = useTranslation();
  const { dark } = useMode();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={themeOf(dark)}
      button={{ autoInsertSpace: false }}
      getPopupContainer={overlays}
    >
      <CrashBarrier>
        <SessionGate>
          <Live />
          <RouterProvider router={router} />
        </SessionGate>
      </CrashBarrier>
    </ConfigProvider>
  );
}

/**
 * Where dialogs and menus are put. For those in the body itself the kit writes a style without the nonce, to keep the page from
 * scrolling behind them: the policy refuses it, and theme.css does that instead.
 */
function overlays(): HTMLElement {
  const known = document.getElementById('overlays');
  if (known) return known;
  const place = document.createElement('div');
  place.id = 'overlays';
  return document.body.appendChild(place);
}

function Live() {
  useEffect(() => listen(queries), []);
  return null;
}

declare global {
  interface Window {
    xuanfaTooOld?: boolean;
  }
}

if (!window.xuanfaTooOld) {
  startLanguage();
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no place for the console');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Console />
      </QueryClientProvider>
    </StrictMode>,
  );
}
