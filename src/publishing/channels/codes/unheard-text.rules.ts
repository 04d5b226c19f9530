import type { OutcomeText } from '../channel.js';

/** A call without an answer of the platform's own. `code`: the outbound client's, or `HTTP_<status>` of who answered in its place. */
export interface Unheard {
  code?: string;
  /** For logs. */
  reason: string;
}

const words = (zh: string, en: string): OutcomeText => ({ zh, en });

const NO_NAME = words(
  '找不到对方的域名，请核对账号中的地址和服务器的 DNS',
  'its name is not found: compare the address of the account and the server’s DNS',
);
const NO_WAY = words(
  '连接不上对方，请检查网络、防火墙和出站代理',
  'it cannot be connected to: check network, firewall and outbound proxy',
);
const CUT = words('连接中途断开', 'the connection broke off');
const PRIVATE = words(
  '地址在内部网络中或不合要求，没有访问；确需访问的，请系统管理员把主机列入 XUANFA_PRIVATE_HOSTS',
  'its address lies in a private network or is none, and was not called: to allow it, have the administrator list the host in XUANFA_PRIVATE_HOSTS',
);
const CERTIFICATE = words(
  '对方的 https 证书无效、过期或不受信任，请对方的管理员更换证书',
  'its https certificate is not valid, out of date or not trusted: have its administrator replace it',
);

const CODES: Readonly<Record<string, OutcomeText>> = {
  ADDRESS: PRIVATE,
  EPRIVATE: PRIVATE,
  DEADLINE: words('对方没有在限定的时间内答复', 'it did not answer in time'),
  TOO_LONG: words(
    '对方的答复过长，读不了，请核对账号中的地址',
    'its answer is too long to be read: compare the address of the account',
  ),
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  ECONNREFUSED: words(
    '对方拒绝连接，请核对地址和端口，并确认对方的服务已启动',
    'it refuses the connection: compare address and port, and see that its service runs',
  ),
  ETIMEDOUT: NO_WAY,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  UND_ERR_CONNECT_TIMEOUT: NO_WAY,
  ECONNRESET: CUT,
  EPIPE: CUT,
  UND_ERR_SOCKET: CUT,
  UND_ERR_ABORTED: words(
    '出站代理没有接通对方，请检查代理的地址、账号和放行规则',
    'the outbound proxy made no way to it: check the proxy’s address, login and rules',
  ),
  CERT_HAS_EXPIRED: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
  SILENT: words('对方的答复里没有应有的内容', 'its answer lacks what belongs there'),
};

/** What came between, in people's words and without a full stop: where the platform itself said nothing, its words are not shown. */
export function unheardText({ code = '' }: Unheard): OutcomeText {
  const status = /^HTTP_(\d{3})$/.exec(code)?.[1];
  if (status !== undefined)
    return {
      zh: `对方答复 HTTP ${status}，但不是约定的内容（多半来自其前面的网关或代理，或服务出错）`,
      en: `it answered HTTP ${status}, though not as agreed (a gateway or proxy in front of it, or a fault of its own)`,
    };
  return CODES[code] ?? words('没有得到对方的答复，请检查网络', 'nothing was heard of it: check the network');
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
