import type { FirstAdministrator } from '../identity/first-administrator.service.js';
import type { Sandbox } from '../sandbox/sandbox.server.js';

/** Argument by which a parent process that holds an IPC channel asks to be told where everything is. */
export const TELL_PARENT = '--tell-parent';

/** What the parent is told once everything listens. The one-time password goes to it alone and is not printed. */
export interface ParentNews {
  kind: 'xuanfa.ready';
  apiUrl: string;
  first: FirstAdministrator | null;
  sandbox: Pick<Sandbox, 'wechatBaseUrl' | 'weiboBaseUrl' | 'ledgerUrl' | 'pageUrl' | 'credentials'> | null;
}

/** Tells the parent, if it asked; from then on this process ends with it. @returns whether it was told */
export function tellParent({ apiUrl, first, sandbox }: Omit<ParentNews, 'kind'>): boolean {
  if (!process.argv.includes(TELL_PARENT) || process.send === undefined) return false;
  const news: ParentNews = {
    kind: 'xuanfa.ready',
    apiUrl,
    first,
    sandbox: sandbox && {
      wechatBaseUrl: sandbox.wechatBaseUrl,
      weiboBaseUrl: sandbox.weiboBaseUrl,
      ledgerUrl: sandbox.ledgerUrl,
      pageUrl: sandbox.pageUrl,
      credentials: sandbox.credentials,
    },
  };
  process.send(news);
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  return true;
}
