import { Inject, Injectable } from '@nestjs/common';
import { AccountService } from '../../accounts/account.service.js';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { ShortMemory } from '../answers/short-memory.js';
import { SiteAssets } from '../assets/site-assets.service.js';
import type { SiteFrame } from './frame.rules.js';

/** What the site is called as long as there is no department. */
const NAMELESS = '宣发台';

/** What every page of the site shares, as it is now. */
@Injectable()
export class SiteFrameService {
  private readonly memory = new ShortMemory<SiteFrame>({ lifeMs: 1_000, capacity: 1, weigh: () => 1 });

  constructor(
    private readonly departments: DepartmentService,
    private readonly accounts: AccountService,
    private readonly assets: SiteAssets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** At most a second old. */
  async current(): Promise<SiteFrame> {
    return (await this.memory.recall('frame', () => this.look())) ?? this.plain();
  }

  /** Without a look at the database. */
  plain(): SiteFrame {
    const { publicUrl: origin, timeZone: zone } = this.config;
    const { style, icon } = this.assets;
    return { siteName: NAMELESS, origin, zone, sandboxChannels: [], assets: { style: style.path, icon: icon.path } };
  }

  private async look(): Promise<SiteFrame> {
    const [root, sandbox] = await Promise.all([this.departments.root(), this.accounts.listSandbox()]);
    const channels = sandbox.filter(({ channel }) => channel !== 'web').map(({ channel }) => CHANNEL_NAMES[channel].zh);
    return { ...this.plain(), siteName: root?.name ?? NAMELESS, sandboxChannels: [...new Set(channels)] };
  }
}
