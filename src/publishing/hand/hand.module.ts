import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { ReviewModule } from '../../review/review.module.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { StoriesModule } from '../../stories/stories.module.js';
import { PublishingModule } from '../publishing.module.js';
import { HandDesk } from './desk/hand-desk.service.js';
import { HandPackageDesk } from './desk/hand-package-desk.service.js';
import { HandPackageController } from './desk/hand-package.controller.js';
import { HandTaskController } from './desk/hand-task.controller.js';
import { HandEvidence } from './acts/hand-evidence.service.js';
import { HandReports } from './acts/hand-reports.service.js';
import { HandTakes } from './acts/hand-takes.service.js';
import { HandTasks } from './hand-tasks.service.js';
import { HandArchive } from './pack/hand-archive.service.js';
import { HandPackages } from './pack/hand-package.service.js';
import { HandPictures } from './pack/hand-pictures.service.js';

/** What people do on platforms no interface leads to: they take what was laid out, post it, and say so. Of the `api` role. */
@Module({
  imports: [IdentityModule, StoriesModule, ReviewModule, ScheduleModule, PublishingModule],
  controllers: [HandTaskController, HandPackageController],
  providers: [
    HandArchive,
    HandDesk,
    HandEvidence,
    HandPackageDesk,
    HandPackages,
    HandPictures,
    HandReports,
    HandTakes,
    HandTasks,
  ],
  exports: [HandPackageDesk],
})
export class HandModule {}
