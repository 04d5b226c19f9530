import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { PublishingModule } from '../publishing.module.js';
import { PreviewDrafts } from './phone/preview-drafts.service.js';

/** The worker's side of previews: their drafts go out of the box again. */
@Module({
  imports: [AccountsModule, PublishingModule],
  providers: [PreviewDrafts],
})
export class PreviewEngineModule {}
