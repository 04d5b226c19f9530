import { Inject, Injectable } from '@nestjs/common';
import { AccountService } from '../../accounts/account.service.js';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { Clock } from '../../platform/clock.js';
import { type Mourning, MourningService } from '../../schedule/throttle/policies/mourning.service.js';
import { ShortMemory } from '../answers/short-memory.js';
import { SiteAssets } from '../assets/site-assets.service.js';
import type { SiteFrame } from './frame.rules.js';

/** What the site is called as long as there is no department. */
const NAMELESS = '宣发台';

interface Look {
  frame: SiteFrame;
  mournings: readonly Mourning[];
}

/** What every page of the site shares, as it is now. */
@Injectable()
export class SiteFrameService {
  private readonly memory = new ShortMemory<Look>({ lifeMs: 1_000, capacity: 1, weigh: () => 1 });

  constructor(
    private readonly departments: DepartmentService,
    private readonly accounts: AccountService,
    private readonly assets: SiteAssets,
    private readonly mourning: MourningService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Inject(Clock)
  private readonly clock: Clock;

  /** At most a second old. */
  async current(): Promise<SiteFrame> {
    const look = await this.memory.recall('frame', () => this.look());
    if (look === null) return this.plain();
    // Days are kept, not whether it is one: it turns over in its second, not when the memory fades.
    const now = this.clock.now();
    return { ...look.frame, mourning: look.mournings.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) };
  }

  /** Without a look at the database. */
  plain(): SiteFrame {
    const { publicUrl: origin, timeZone: zone, siteIdCode } = this.config;
    const { style, icon } = this.assets;
    return {
      siteName: NAMELESS,
      siteIdCode,
      origin,
      zone,
      sandboxChannels: [],
      mourning: false,
      assets: { style: style.path, icon: icon.path },
    };
  }

  private async look(): Promise<Look> {
    const [root, sandbox, mournings] = await Promise.all([
      this.departments.root(),
      this.accounts.listSandbox(),
      this.mourning.from(this.clock.now()),
    ]);
    const channels = sandbox.filter(({ channel }) => channel !== 'web').map(({ channel }) => CHANNEL_NAMES[channel].zh);
    const frame = { ...this.plain(), siteName: root?.name ?? NAMELESS, sandboxChannels: [...new Set(channels)] };
    return { frame, mournings };
  }
}
