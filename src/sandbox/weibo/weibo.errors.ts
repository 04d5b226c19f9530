/** Texts of the Weibo platform's error codes and the HTTP status they come with. */
const ERRORS: Record<number, { text: string; http?: number }> = {
  10001: { text: 'System error' },
  10002: { text: 'Service unavailable!' },
  10003: { text: 'Remote service error!' },
  10004: { text: 'IP limit!', http: 403 },
  10005: { text: 'Permission denied, need a high level appkey!', http: 403 },
  10006: { text: 'Source paramter (appkey) is missing' },
  10008: { text: 'Param error, see doc for more info' },
  10009: { text: 'Too many pending tasks, system is busy' },
  10010: { text: 'Job expired!' },
  10011: { text: 'RPC error!' },
  10012: { text: 'Illegal request!' },
  10013: { text: 'Invalid weibo user!' },
  10014: { text: 'Insufficient app permissions!', http: 403 },
  10016: { text: 'miss required parameter, see doc for more info.' },
  10017: { text: "parameter's value invalid, see doc for more info." },
  10018: { text: 'Request body length over limit!' },
  10020: { text: 'Request Api not found!' },
  10021: { text: 'HTTP METHOD is not suported for this request!' },
  10022: { text: 'IP requests out of rate limit!', http: 403 },
  10023: { text: 'User requests out of rate limit!', http: 403 },
  10024: { text: 'User requests for (this api) out of rate limit!', http: 403 },
  10026: { text: 'this api is no longer supported!', http: 403 },
  20003: { text: 'User does not exists!' },
  20005: { text: 'unsupported image type, only suport JPG, GIF, PNG!' },
  20006: { text: 'image size too large.' },
  20007: { text: 'does multipart has image?' },
  20008: { text: 'content is null!' },
  20012: { text: 'text too long, please input text less than 140 characters!' },
  20013: { text: 'text too long, please input text less than 300 characters!' },
  20016: { text: 'out of time limit, please retry later!', http: 403 },
  20017: { text: 'you have already posted a similar content!' },
  20018: { text: 'contain illegal website!' },
  20019: { text: 'repeat content!' },
  20020: { text: 'contain advertising!' },
  20021: { text: 'content is illegal!' },
  20023: { text: 'this feature is not available to the user!', http: 403 },
  20031: { text: 'test and verify!' },
  20032: { text: 'update success, while server slow now, please wait 1-2 minutes!' },
  20033: { text: 'abnormal login, please verify on weibo.com!', http: 403 },
  20038: { text: 'similar content posted too often, please try again tomorrow!' },
  20044: { text: 'the account is restricted from posting!', http: 403 },
  20045: { text: 'the account is restricted from posting, see weibo.com for the reason!', http: 403 },
  20101: { text: 'target weibo does not exist!' },
  20111: { text: 'repeated weibo text!' },
  21301: { text: 'auth faild!', http: 403 },
  21314: { text: 'Token used!', http: 403 },
  21315: { text: 'Token expired!', http: 403 },
  21316: { text: 'Token revoked!', http: 403 },
  21317: { text: 'Token rejected!', http: 403 },
  21319: { text: 'Accessor was revoked!', http: 403 },
  21321: { text: 'applications over the unaudited use restrictions!', http: 403 },
  21322: { text: 'redirect_uri_mismatch' },
  21323: { text: 'invalid_request' },
  21324: { text: 'invalid_client' },
  21325: { text: 'invalid_grant' },
  21326: { text: 'unauthorized_client' },
  21327: { text: 'expired_token', http: 403 },
  21328: { text: 'unsupported_grant_type' },
  21329: { text: 'unsupported_response_type' },
  21330: { text: 'access_denied' },
  21331: { text: 'temporarily_unavailable' },
  21332: { text: 'invalid_access_token', http: 403 },
  21335: { text: 'uid must be the authorized user!', http: 403 },
  21602: { text: 'contains forbid world!' },
};

/** The codes the platform is known to answer, with its texts. */
export function weiboCodes(): Record<number, string> {
  return Object.fromEntries(Object.entries(ERRORS).map(([code, { text }]) => [code, text]));
}

/** A refusal of the Weibo platform: HTTP 400 or 403 with `error`, `error_code` and `request`. */
export class WeiboError extends Error {
  readonly http: number;

  constructor(
    readonly code: number,
    text?: string,
    /** OAuth errors also describe themselves. */
    readonly description?: string,
  ) {
    super(text ?? ERRORS[code]?.text ?? 'error');
    this.http = ERRORS[code]?.http ?? 400;
  }

  toBody(request: string): Record<string, unknown> {
    const body = { error: this.message, error_code: this.code, request };
    return this.description === undefined ? body : { ...body, error_uri: request, error_description: this.description };
  }
}
