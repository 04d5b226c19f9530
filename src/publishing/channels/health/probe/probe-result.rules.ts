import { type Unheard, unheardText } from '../../codes/unheard-text.rules.js';
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

export function unreachable(access: AccountAccess, reply: Unheard): ProbeResult {
  const { zh, en } = unheardText(reply);
  return {
    ok: false,
    code: 'UNREACHABLE',
    hint: {
      zh: `${access.baseUrl} 没有应答测试：${zh}。处理后请再测试。`,
      en: `${access.baseUrl} did not answer the test: ${en}. See to that and test again.`,
    },
  };
}
