/** An openid has 28 characters and begins with `o`; a WeChat ID has 20 at most. */
const OPENID = /^o[\w-]{27}$/;

/** The receiver as `mass/preview` names it. */
export function receiverField(receiver: string): { touser: string } | { towxname: string } {
  return OPENID.test(receiver) ? { touser: receiver } : { towxname: receiver };
}

/** Enough of it to know who was meant, for records that are kept for good. */
export function masked(receiver: string): string {
  return `${receiver.slice(0, 2)}…${receiver.slice(-2)}`;
}

/** The receivers an account lists. */
export function receiversOf(settings: Record<string, unknown>): string[] {
  const list = settings['previewTo'];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
