import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountRules } from '../../../accounts/settings/account-rules.service.js';
import { massQuotaOf, QUOTA_ZONE } from '../../issues/places/mass-quota.rules.js';
import type { PolicyFacts } from '../../throttle/bucket-scope.rules.js';
import { RuleChangeService } from './rule-change.service.js';

/**
 * What WeChat lets an account mass-send is a rule made of its settings: another kind of account is a change of rules, weighed and refused
 * like any other where the plan would break unseen.
 */
@Injectable()
export class AccountKindService implements OnModuleInit {
  constructor(
    private readonly accounts: AccountRules,
    private readonly changes: RuleChangeService,
  ) {}

  onModuleInit(): void {
    this.accounts.watch(async (tx, { account: { id, name, driver, settings: before }, settings, confirm }) => {
      if (driver !== 'mass') return;
      const { max, per } = massQuotaOf(settings);
      if (massQuotaOf(before).per === per) return;
      // As it will stand among the policies in force (throttle.queries.ts).
      const after: PolicyFacts = {
        ...{ id, name, englishName: name, departmentId: null, spread: 'shared', channel: null, accountId: id },
        ...{ zone: QUOTA_ZONE, rules: [{ type: 'limit', max, per, window: 'calendar' }] },
      };
      await this.changes.admit(tx, { kind: 'policy', id, after }, confirm);
    });
  }
}
