/** What a publish job has come to, as the platform's callback tells. */
export interface PublishEvent {
  /** The job's id, the `ref` of `accepted`. Never a reference of the post. */
  publishId: string;
  /** `publish_status`: see `publishStatus` in publish-status.rules.ts. */
  status: number;
  /** Reference of the post, when there is one. */
  articleId: string | null;
  /** Permalink of the first article, when there is one. */
  url: string | null;
}

/** What a mass send has come to, as the platform's callback tells. */
export interface MassEvent {
  /** The message's id, the `ref` of `accepted`. */
  msgId: string;
  /** `send success`, `send fail` or `err(num)`: words for people, no proof. */
  status: string;
  /** Permalink of the first article; null when the event tells none, or was not signed as a whole. */
  url: string | null;
  /** When the platform had sent it, epoch ms; null when the message has no time. */
  endedAt: number | null;
}

/**
 * Takes the results of publish jobs. The platform delivers an event up to three times and in any order: an implementation keys on
 * `publishId` and bears repetition. An id it does not know may belong to a submit whose answer was lost.
 */
export interface PublishResultSink {
  publishFinished(accountId: string, event: PublishEvent): Promise<void>;
  massFinished(accountId: string, event: MassEvent): Promise<void>;
}

/** Injection token of the `PublishResultSink`; the publishing feature provides it. */
export const PUBLISH_RESULT_SINK = Symbol('publish-result-sink');
