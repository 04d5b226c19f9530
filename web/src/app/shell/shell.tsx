import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { useMay } from '../session/session-gate';
import { AccountMenu } from './account-menu';
import { LanguageSwitch } from './language-switch';
import { FreezeBanner } from './freeze-banner';
import { Notices } from './notices';
import { PageGuard } from './page-guard';
import { PAGES } from './pages';
import { SHELL } from './shell.texts';
import './shell.css';

/** The frame of every page: where I can go on the left, who I am at the top, the page itself. On phones the way is a drawer. */
export function Shell() {
  const t = useTexts(SHELL);
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const at = useRef(path);
  useEffect(() => {
    if (at.current === path) return;
    at.current = path;
    setOpen(false);
    // Whoever has come by a link of the frame goes on in the page, not with the next link.
    const content = document.getElementById('content');
    const left = document.activeElement;
    if (left?.closest('main, .ant-modal') == null) {
      content?.focus({ preventScroll: true });
      return;
    }
    // What was pressed within a page goes with that page, and the focus with it.
    const watch = new MutationObserver(() => {
      if (left.isConnected) return;
      watch.disconnect();
      if (document.activeElement === document.body) content?.focus({ preventScroll: true });
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [path]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="shell-top">
        <Button
          className="shell-burger"
          type="text"
          aria-expanded={open}
          aria-controls="ways"
          onClick={() => setOpen(!open)}
        >
          {open ? t('closeMenu') : t('menu')}
        </Button>
        <Link to="/" className="shell-brand">
          <img src="/console/icon.svg" alt="" width={26} height={26} />
          <span>{t('product')}</span>
        </Link>
        <LanguageSwitch />
        <AccountMenu />
      </header>
      <nav
        id="ways"
        data-dialog={open ? 'ways' : undefined}
        className={open ? 'shell-ways is-open' : 'shell-ways'}
        aria-label={t('main')}
      >
        <Ways />
      </nav>
      <div className="shell-body">
        <FreezeBanner />
        <Notices />
        <main id="content" tabIndex={-1}>
          <PageGuard>
            <Outlet />
          </PageGuard>
        </main>
      </div>
    </div>
  );
}

function Ways(): ReactNode {
  const t = useTexts(SHELL);
  const may = useMay();
  return (
    <ul>
      {PAGES.filter(({ needs }) => !needs || may(...needs)).map(({ path, title }) => (
        <li key={path}>
          <Link to={path} activeOptions={{ exact: path === '/' }} className="shell-way">
            {t(title)}
          </Link>
        </li>
      ))}
      <li>
        <a href="/" className="shell-way" target="_blank" rel="noopener">
          {t('site')} <span aria-hidden>↗</span>
        </a>
      </li>
    </ul>
  );
}
