import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

/** A post, its link, and the account it stands on. */
export interface LinkedPostRow {
  /** It is out, and a person gave its link. */
  isByPerson: boolean;
  url: string | null;
  marker: string;
  /** Of the story, as it was sealed. */
  title: string;
  channel: ChannelKind;
  driver: ChannelDriver;
  baseUrl: string;
  sandbox: boolean;
  /** The account's. */
  settings: Record<string, unknown>;
}

export const LINKED_POST = `
  SELECT p.state = 'sent' AND p.link_by IS NOT NULL AS "isByPerson", p.url, p.marker, r.title,
         a.channel, a.driver, a.base_url AS "baseUrl", a.sandbox, a.settings
  FROM publication p JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id WHERE p.id = $1`;
