/** The API's answers as far as the demonstration reads them (`/api/openapi.json`). */

export interface Words {
  zh: string;
  en: string;
}

export interface Identified {
  id: string;
}

export type Channel = 'web' | 'wechat' | 'weibo';

export interface Pillar {
  id: string;
  kind: string;
  title: string;
}

export interface Notice {
  id: string;
  reading: { title: string | null; warnings: { code: string; zh: string; en: string; field?: string }[] };
}

export interface Campaign {
  id: string;
  title: string;
  theme: string | null;
  documentNumber: string | null;
  state: string;
  version: number;
  window: { from: string | null; to: string | null };
  organisers: string[];
  pillars: Pillar[];
  forms: unknown[];
  requirements: unknown[];
  deadlines: { date: string | null; when?: string | null; what: string | null; to: string[] }[];
}

export interface Story {
  id: string;
  version: number;
  state: string;
}

export interface Variant {
  channel: Channel;
  version: number;
  edited: boolean;
  content: Record<string, unknown>;
  problems: { zh: string; en: string }[];
}

export interface Review {
  digest: string | null;
  rounds: {
    id: string;
    state: string;
    stage: number;
    stages: { decision: { decision: 'approve' | 'return'; person: { id: string } } | null }[];
    seal: { digest: string } | null;
  }[];
}

export interface Reason {
  policy?: string;
  rule?: number;
  text: Words;
}

export interface Publication {
  id: string;
  storyId: string;
  storyTitle: string;
  departmentName: string;
  accountId: string;
  accountName: string;
  channel: Channel;
  state: string;
  stateReason: { text: Words } | null;
  wishedAt: string;
  slotAt: string;
  because: Reason[];
  url: string | null;
  sentAt: string | null;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
