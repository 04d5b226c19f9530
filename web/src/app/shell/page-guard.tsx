import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../components/link-button';
import { Statement } from '../../components/statement';
import { listed } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { ROLE_NAMES } from '../../lib/role-names';
import { useMe } from '../session/session-gate';
import { canUse, rightOf } from './page-rights.rules';
import { SHELL } from './shell.texts';

/** The page, or why it is of no use to me and whose it is: an empty list or a form that is refused in the end would not say so. */
export function PageGuard({ children }: { children: ReactNode }) {
  const t = useTexts(SHELL);
  const r = useTexts(ROLE_NAMES);
  const { may } = useMe();
  // Of what is drawn, not of where somebody is about to go.
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.fullPath ?? '/' });
  const right = rightOf(path);
  if (!right || canUse(right, may)) return children;
  return (
    <Statement
      title={t('forbidden')}
      text={
        right.who === 'everybody'
          ? t('forbiddenAll')
          : t('forbiddenWho', { who: listed(right.who.map((role) => r(role))) })
      }
      way={<LinkButton to="/">{t('toDesk')}</LinkButton>}
    />
  );
}
