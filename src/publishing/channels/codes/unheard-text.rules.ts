import type { OutcomeText } from '../channel.js';

/** A call without an answer of the platform's own. `code`: the outbound client's, or `HTTP_<status>` of who answered in its place. */
export interface Unheard {
  code?: string;
  /** For logs. */
  reason: string;
}

const words = (zh: string, en: string): OutcomeText => ({ zh, en });

/** What came between, as far as it makes a difference for who mends it. */
export type UnheardCause =
  | 'private'
  | 'late'
  | 'too-long'
  | 'no-name'
  | 'refused'
  | 'no-way'
  | 'cut'
  | 'proxy'
  | 'certificate'
  | 'garbled'
  | 'silent'
  | 'unknown';

const CAUSES: Readonly<Record<string, UnheardCause>> = {
  ADDRESS: 'private',
  EPRIVATE: 'private',
  DEADLINE: 'late',
  UND_ERR_HEADERS_TIMEOUT: 'late',
  UND_ERR_BODY_TIMEOUT: 'late',
  TOO_LONG: 'too-long',
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'no-name',
  ENODATA: 'no-name',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'no-way',
  EHOSTUNREACH: 'no-way',
  EHOSTDOWN: 'no-way',
  ENETUNREACH: 'no-way',
  ENETDOWN: 'no-way',
  EADDRNOTAVAIL: 'no-way',
  EACCES: 'no-way',
  UND_ERR_CONNECT_TIMEOUT: 'no-way',
  ECONNRESET: 'cut',
  ECONNABORTED: 'cut',
  EPIPE: 'cut',
  UND_ERR_SOCKET: 'cut',
  UND_ERR_ABORTED: 'proxy',
  UND_ERR_PRX_TLS: 'proxy',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  INVALID_CA: 'certificate',
  INVALID_PURPOSE: 'certificate',
  HOSTNAME_MISMATCH: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  EPROTO: 'garbled',
  UND_ERR_HEADERS_OVERFLOW: 'garbled',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'garbled',
  SILENT: 'silent',
};

/** Whole families of Node's codes: certificates (`CERT_…`), the TLS handshake (`ERR_SSL_…`), what is no HTTP (`HPE_…`). */
const FAMILIES: readonly [RegExp, UnheardCause][] = [
  [/^CERT_/, 'certificate'],
  [/^ERR_(SSL|TLS)_/, 'garbled'],
  [/^HPE_/, 'garbled'],
];

/** Why nothing was heard, by the outbound client's code. */
export function causeOf(code: string): UnheardCause {
  return CAUSES[code] ?? FAMILIES.find(([family]) => family.test(code))?.[1] ?? 'unknown';
}

const TEXTS: Readonly<Record<UnheardCause, OutcomeText>> = {
  private: words(
    '地址在内部网络中或不合要求，没有访问；确需访问的，请系统管理员把主机列入 XUANFA_PRIVATE_HOSTS',
    'its address lies in a private network or is none, and was not called: to allow it, have the administrator list the host in XUANFA_PRIVATE_HOSTS',
  ),
  late: words('对方没有在限定的时间内答复', 'it did not answer in time'),
  'too-long': words(
    '对方的答复过长，读不了，请核对账号中的地址',
    'its answer is too long to be read: compare the address of the account',
  ),
  'no-name': words(
    '找不到对方的域名，请核对账号中的地址和服务器的 DNS',
    'its name is not found: compare the address of the account and the server’s DNS',
  ),
  refused: words(
    '对方拒绝连接，请核对地址和端口，并确认对方的服务已启动',
    'it refuses the connection: compare address and port, and see that its service runs',
  ),
  'no-way': words(
    '连接不上对方，请检查网络、防火墙和出站代理',
    'it cannot be connected to: check network, firewall and outbound proxy',
  ),
  cut: words('连接中途断开', 'the connection broke off'),
  proxy: words(
    '出站代理没有接通对方，请检查代理的地址、账号和放行规则',
    'the outbound proxy made no way to it: check the proxy’s address, login and rules',
  ),
  certificate: words(
    '对方的 https 证书无效、过期或不受信任，请对方的管理员更换证书',
    'its https certificate is not valid, out of date or not trusted: have its administrator replace it',
  ),
  garbled: words(
    '对方的答复不合协议，读不懂，请核对地址中的 http 或 https 和端口',
    'its answer keeps to no protocol: compare http or https and the port of the address',
  ),
  silent: words('对方的答复里没有应有的内容', 'its answer lacks what belongs there'),
  unknown: words('没有得到对方的答复，请检查网络', 'nothing was heard of it: check the network'),
};

/** What came between, in people's words and without a full stop: where the platform itself said nothing, its words are not shown. */
export function unheardText({ code = '' }: Unheard): OutcomeText {
  const status = /^HTTP_(\d{3})$/.exec(code)?.[1];
  if (status !== undefined)
    return {
      zh: `对方答复 HTTP ${status}，但不是约定的内容（多半来自其前面的网关或代理，或服务出错）`,
      en: `it answered HTTP ${status}, though not as agreed (a gateway or proxy in front of it, or a fault of its own)`,
    };
  return TEXTS[causeOf(code)];
}

/** Of a call that did no harm and is made again. */
export function triedAgain(unheard: Unheard): OutcomeText {
  const { zh, en } = unheardText(unheard);
  return { zh: `${zh}；系统会自动再试`, en: `${en}; it is tried again` };
}

/** Of a send: it may be out. */
export function lookedUp(unheard: Unheard): OutcomeText {
  const { zh, en } = unheardText(unheard);
  return {
    zh: `${zh}；不能确定是否已发出，系统会查证，查不清的请人到平台上核对，请勿另行重发`,
    en: `${en}; nobody knows yet whether it is out: it is looked up, and where that fails a person looks at the platform. Do not send it another way`,
  };
}

/** Of a change of what is out. */
export function changeUnheard(unheard: Unheard): OutcomeText {
  const { zh, en } = unheardText(unheard);
  return {
    zh: `${zh}；不能确定改动是否已生效，请到平台上核对`,
    en: `${en}; nobody knows yet whether the change was made: look at the platform`,
  };
}
