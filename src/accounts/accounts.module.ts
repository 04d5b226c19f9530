import { Module } from '@nestjs/common';
import { AccountDesk } from './account-desk.service.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { CredentialService } from './credentials/credential.service.js';
import { WebhookSecretController } from './credentials/webhook-secret.controller.js';
import { WebhookSecrets } from './credentials/webhook-secret.service.js';
import { AccountFormController } from './forms/account-form.controller.js';
import { AccountRules } from './settings/account-rules.service.js';
import { AccountTwins } from './settings/account-twins.service.js';
import { PlatformAddresses } from './addresses/platform-addresses.js';
import { SandboxAddress } from './addresses/sandbox-address.js';

@Module({
  controllers: [AccountController, AccountFormController, WebhookSecretController],
  providers: [
    AccountDesk,
    AccountRules,
    AccountService,
    AccountTwins,
    CredentialService,
    PlatformAddresses,
    SandboxAddress,
    WebhookSecrets,
  ],
  exports: [AccountDesk, AccountRules, AccountService, CredentialService, SandboxAddress],
})
export class AccountsModule {}
