import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { FilesModule } from '../platform/files/files.module.js';
import { DraftCheckController } from './editing/check/draft-check.controller.js';
import { DraftCheckService } from './editing/check/draft-check.service.js';
import { CommentController } from './editing/comments/comment.controller.js';
import { CommentService } from './editing/comments/comment.service.js';
import { WorkingCopyController } from './editing/copies/working-copy.controller.js';
import { WorkingCopyService } from './editing/copies/working-copy.service.js';
import { PresenceController } from './editing/presence/presence.controller.js';
import { PresenceService } from './editing/presence/presence.service.js';
import { HtmlImportController } from './importing/html-import.controller.js';
import { HtmlImportService } from './importing/html-import.service.js';
import { WordImportController } from './importing/word/word-import.controller.js';
import { WordImportService } from './importing/word/word-import.service.js';
import { AttachmentController } from './media/attachments/attachment.controller.js';
import { AttachmentDeskService } from './media/attachments/attachment-desk.service.js';
import { AttachmentReaderService } from './media/attachments/attachment-reader.service.js';
import { MediaAccessService } from './media/media-access.service.js';
import { MediaController } from './media/media.controller.js';
import { MediaService } from './media/media.service.js';
import { PictureFitting } from './media/fitting/picture-fitting.service.js';
import { RenditionController } from './media/fitting/rendition.controller.js';
import { ThumbnailController } from './media/fitting/thumbnail.controller.js';
import { PictureFocusController } from './media/focus/picture-focus.controller.js';
import { PictureFocusService } from './media/focus/picture-focus.service.js';
import { PictureBench } from './media/picture/picture-bench.service.js';
import { PictureMaker } from './media/picture/picture-maker.service.js';
import { PictureShelf } from './media/picture/picture-shelf.service.js';
import { StoryPictureController } from './media/usage/story-picture.controller.js';
import { StoryPictures } from './media/usage/story-picture.service.js';
import { RevisionMakerService } from './writing/revision-maker.service.js';
import { StorySearch } from './search/story-search.service.js';
import { StoryService } from './story.service.js';
import { StoryShelfService } from './writing/story-shelf.service.js';
import { StoryAccessService } from './story/story-access.service.js';
import { StoryDeskService } from './writing/story-desk.service.js';
import { StoryReaderService } from './story/story-reader.service.js';
import { StoryWriterService } from './writing/story-writer.service.js';
import { StoryController } from './story/story.controller.js';
import { VariantCheckService } from './variants/records/variant-check.service.js';
import { PreviewSources } from './variants/records/preview-source.service.js';
import { VariantReaderService } from './variants/records/variant-reader.service.js';
import { VariantWriterService } from './variants/records/variant-writer.service.js';
import { VariantController } from './variants/records/variant.controller.js';

@Module({
  imports: [CampaignsModule, FilesModule, AccountsModule],
  controllers: [
    StoryController,
    VariantController,
    MediaController,
    ThumbnailController,
    RenditionController,
    AttachmentController,
    PictureFocusController,
    StoryPictureController,
    HtmlImportController,
    WordImportController,
    DraftCheckController,
    WorkingCopyController,
    PresenceController,
    CommentController,
  ],
  providers: [
    AttachmentDeskService,
    AttachmentReaderService,
    CommentService,
    DraftCheckService,
    HtmlImportService,
    MediaAccessService,
    MediaService,
    PictureBench,
    PictureFitting,
    PictureFocusService,
    PictureMaker,
    PictureShelf,
    PresenceService,
    RevisionMakerService,
    StoryAccessService,
    StoryDeskService,
    StoryPictures,
    StoryReaderService,
    StorySearch,
    StoryService,
    StoryShelfService,
    StoryWriterService,
    VariantCheckService,
    PreviewSources,
    VariantReaderService,
    VariantWriterService,
    WordImportService,
    WorkingCopyService,
  ],
  exports: [AttachmentReaderService, MediaService, PictureFitting, PictureFocusService, StorySearch, StoryService],
})
export class StoriesModule {}
