import { Module } from '@nestjs/common';
import { AccountDesk } from './account-desk.service.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { CredentialService } from './credential.service.js';

@Module({
  controllers: [AccountController],
  providers: [AccountDesk, AccountService, CredentialService],
  exports: [AccountDesk, AccountService],
})
export class AccountsModule {}
