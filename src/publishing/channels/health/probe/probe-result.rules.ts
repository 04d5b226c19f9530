import { type CodeTable, codeText, rowOf } from '../../codes/code-table.rules.js';
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

/** What is kept of a test that failed. */
export interface TestFailure {
  code: string;
  text: OutcomeText;
  refusedAddress: string | null;
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

/** Verdicts whose words speak of the account itself; those of the others tell what becomes of a post, and a test sends none. */
const OF_THE_ACCOUNT = ['token', 'account', 'authorisation'];

/** What a person who tries an account is told of a platform's code. */
export function probeText(table: CodeTable, code: number, message: string): OutcomeText {
  if (OF_THE_ACCOUNT.includes(rowOf(table, code).verdict)) return codeText(table, code, message);
  const said =
    message.trim() === '' ? { zh: '', en: '' } : { zh: `（平台原话：${message}）`, en: ` (it says: ${message})` };
  return {
    zh: `${table.name.zh} ${code}：平台没有完成测试${said.zh}。请过几分钟再测试；仍然如此的，请登录平台查看账号的状态和接口权限。`,
    en: `${table.name.en} ${code}: the platform did not finish the test${said.en}. Test again in a few minutes; if it stays so, look at the account and its permissions on the platform.`,
  };
}
