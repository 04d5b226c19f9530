import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { StoriesModule } from '../../stories/stories.module.js';
import { PublishingModule } from '../publishing.module.js';
import { PhonePreviewController } from './phone/phone-preview.controller.js';
import { PhonePreviews } from './phone/phone-preview.service.js';
import { PreviewCalls } from './phone/preview-calls.service.js';
import { PreflightController } from './preflight/preflight.controller.js';
import { Preflights } from './preflight/preflight.service.js';
import { PreviewDesk } from './preview-desk.service.js';
import { PreviewPacks } from './phone/preview-pack.service.js';

/** What people look at before anything is sent. Of the `api` role. */
@Module({
  imports: [IdentityModule, AccountsModule, StoriesModule, PublishingModule],
  controllers: [PhonePreviewController, PreflightController],
  providers: [PhonePreviews, Preflights, PreviewCalls, PreviewDesk, PreviewPacks],
})
export class PreviewModule {}
