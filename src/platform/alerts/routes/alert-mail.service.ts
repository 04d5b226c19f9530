import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.token.js';
import { alertText } from '../alert-text.rules.js';
import type { AlertPost, AlertRoute } from './alert-route.js';

/** Each step of the conversation with the mail server, ms. */
const STEP_MS = 10_000;

/** Sends the message as a plain-text mail. The message's id is the mail's own, so a repeat after a lost answer is seen as the same mail. */
@Injectable()
export class AlertMail implements AlertRoute {
  readonly name = 'mail';
  private readonly log = new Logger(AlertMail.name);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get open(): boolean {
    return this.config.watching.alerts.mail !== null;
  }

  async deliver({ id, alerts }: AlertPost): Promise<string | null> {
    const { mail } = this.config.watching.alerts;
    if (mail === null) return 'NOT_SET_UP';
    const { subject, body } = alertText(alerts, this.config.publicUrl, this.config.timeZone);
    // Loaded by those alone who set it up.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url: mail.smtpUrl,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
    });
    try {
      const { rejected } = await transport.sendMail({
        from: mail.from,
        to: mail.to,
        subject,
        text: body,
        messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      if (rejected.length > 0)
        this.log.warn(
          `The mail server refused ${rejected.length} of ${mail.to.length} addresses in XUANFA_ALERT_MAIL_TO.`,
        );
      return null;
    } catch (error) {
      return faultOf(error);
    } finally {
      transport.close();
    }
  }
}

/** The codes alone: a mail server's own words repeat the addresses. */
function faultOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return `SMTP ${typeof responseCode === 'number' ? responseCode : ''} ${typeof code === 'string' ? code : ''}`.trim();
}
