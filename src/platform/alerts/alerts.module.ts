import { Global, Module } from '@nestjs/common';
import { OutboundHttp } from '../http/outbound-http.js';
import { AlertDesk } from './alert-desk.service.js';
import { AlertRaiser } from './alert-raiser.service.js';
import { AlertMail } from './routes/alert-mail.service.js';
import { AlertWebhook } from './routes/alert-webhook.service.js';

/** Of the `api` role: features register with `AlertRaiser` what they look for. */
@Global()
@Module({ providers: [AlertDesk, AlertMail, AlertRaiser, AlertWebhook, OutboundHttp], exports: [AlertRaiser] })
export class AlertsModule {}
