import type { AccountAccess, OutcomeText } from '../../channel.js';

/** How an account did. `code` is the platform's, or what kept us from asking. */
export interface ProbeResult {
  ok: boolean;
  code: string | null;
  hint: OutcomeText;
  /** Our own address as the platform saw it, where that is what it refused. */
  refusedAddress?: string | null;
  /** It was laid aside, and is in use again. */
  resumed?: boolean;
}

export const WORKS: OutcomeText = {
  zh: '账号可用：平台接受了凭据。',
  en: 'The account works: the platform accepts its credentials.',
};

export function unreachable(access: AccountAccess, reason: string): ProbeResult {
  return {
    ok: false,
    code: 'UNREACHABLE',
    hint: {
      zh: `连接不上平台 ${access.baseUrl}：${reason}。请检查网络、代理和平台地址。`,
      en: `${access.baseUrl} cannot be reached: ${reason}. Check the network and the address.`,
    },
  };
}
