/** Texts of the WeChat platform's error codes, as it writes them (official tables and public SDKs). */
const MESSAGES: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40006: 'invalid meida size',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40009: 'invalid image size',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40033: 'invalid charset. please check your request, if include \\uxxxx will create fail!',
  40035: 'invalid parameter',
  40059: 'invalid message id',
  40066: 'invalid url',
  40097: 'invalid args',
  40114: 'invalid index value',
  40125: 'invalid appsecret',
  40130: 'invalid openid list size, at least two openid',
  40132: 'invalid username',
  40137: 'invalid image format',
  40152: 'invalid group or tag id',
  40164: 'invalid ip',
  40227: 'title empty',
  40243: 'AppSecret has been frozen',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41005: 'media data missing',
  41006: 'media_id missing',
  41039: 'invalid content_source_url',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43004: 'require subscribe',
  44001: 'empty media data',
  44002: 'empty post data',
  44003: 'empty news data',
  44004: 'empty content',
  45001: 'media size out of limit',
  45002: 'content size out of limit',
  45003: 'title size out of limit',
  45004: 'description size out of limit',
  45005: 'url size out of limit',
  45006: 'picurl size out of limit',
  45007: 'playtime out of limit',
  45008: 'article size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
  45028: 'has no masssend quota',
  45065: 'clientmsgid exist',
  45066: 'clientmsgid retry too fast, please wait one minute',
  45067: 'clientmsgid size out of limit',
  45083: 'speed must be between 0 and 4',
  45084: 'speed missing',
  45106: 'This API has been unsupported.',
  45110: 'author size out of limit',
  45166: 'invalid content',
  47001: 'data format error',
  48001: 'api unauthorized',
  48003: 'must agree mass send protocol',
  48004: 'api forbidden, log in to mp.weixin.qq.com for the reason',
  48006: 'forbid to clear quota because of reaching the limit',
  48008: 'no permission for this msgtype',
  48021: 'this draft must be saved by hand',
  50002: 'user limited',
  50004: 'this account may not get an access_token',
  50007: 'account is frozen',
  53404: 'account is restricted from shop cards',
  53405: 'shop card is invalid',
  53406: 'shop is not open',
  61004: 'access clientip is not registered',
  61500: 'date format error',
  61501: 'date range error',
  53500: 'publish function banned',
  53501: 'publish too frequently',
  53502: 'invalid publish_id',
  53503: 'draft did not pass the publish check',
  53504: 'must publish on the official site',
  53505: 'save the draft by hand first',
  53600: 'invalid article id',
  76001: 'rid not found',
  76002: 'rid is error',
  76003: 'could not query this rid,no permission',
  76021: 'cgi_path not found',
  76022: 'no permission to use this api',
  88000: 'without comment privilege',
  88001: 'msg_data is not exists',
  88008: 'comment is not exists',
  88010: 'count range error. count <= 0 or count > 50',
  89503: 'this ip needs the confirmation of an administrator',
  89506: 'this ip was rejected by the administrator, try again after 24 hours',
  89507: 'this ip was rejected by the administrator, try again after 1 hour',
  220001: 'the number of media in the library has reached its limit',
};

/** The codes the platform is known to answer, with its texts. */
export function wechatCodes(): Record<number, string> {
  return { ...MESSAGES };
}

/** A refusal of the WeChat platform: answered as HTTP 200 with `errcode` and `errmsg`. */
export class WechatError extends Error {
  constructor(
    readonly code: number,
    detail?: string,
    /** What the platform answers beside the error, such as the `msg_id` of 45065. */
    readonly more: Record<string, unknown> = {},
  ) {
    const text = MESSAGES[code] ?? 'error';
    super(detail === undefined ? text : `${text}${detail.startsWith(' ') ? '' : ', '}${detail}`);
  }
}

/** A refusal that an address meets, as the platform writes it: 40164 and 61004 name the address that asked. */
export function refusalOf(code: number, remote: string): WechatError {
  const ip = remote.replace(/^::ffff:/, '');
  if (code === 40164) return new WechatError(code, ` ${ip} ipv6 ::ffff:${ip}, not in whitelist`);
  return code === 61004 ? new WechatError(code, ` requestIP: ${ip}`) : new WechatError(code);
}
