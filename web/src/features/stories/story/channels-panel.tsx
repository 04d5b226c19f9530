import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FrozenMark } from '../../../components/frozen-mark';
import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { useTimeWords } from '../../../components/use-time-words';
import { fullTime } from '../../../lib/moment';
import { previewAddress } from '../../../lib/review/outlets.rules';
import { accountsQuery, correctableQuery, type Publication, type Round, variantsQuery } from '../api/story-queries';
import { CHANNELS } from '../story-filters.rules';
import { STORY } from '../story.texts';
import { PhonePreviewButton } from '../preview/phone-preview-button';
import { Panel } from '../../../components/panel';

/** What readers of each channel get, and whether they have it. */
export function ChannelsPanel({
  storyId,
  publications,
  approval,
}: {
  storyId: string;
  publications: readonly Publication[];
  /** The latest round, whatever became of it. */
  approval: Round | undefined;
}) {
  const t = useTexts(STORY);
  const variants = useQuery(variantsQuery(storyId));
  const accounts = useQuery(accountsQuery);
  const shown = CHANNELS.flatMap((channel) => {
    const variant = variants.data?.find((one) => one.channel === channel);
    const own = publications.filter((one) => one.channel === channel && one.state !== 'cancelled');
    return variant || own.length > 0 ? [{ channel, variant, own }] : [];
  });
  /** One for each account it leaves by, for the signature is each account's own; their names where there are several. */
  function previewsOf(
    channel: (typeof CHANNELS)[number],
    own: readonly Publication[],
  ): { id: string | undefined; name: string | null }[] {
    const known = new Map(own.map(({ accountId, accountName }) => [accountId, accountName]));
    for (const { id, name, channel: its } of accounts.data ?? [])
      if (its === channel && approval?.accountIds.includes(id)) known.set(id, name);
    if (known.size === 0) return [{ id: undefined, name: null }];
    return [...known].map(([id, name]) => ({ id, name: known.size > 1 ? name : null }));
  }

  return (
    <Panel title={t('channels')}>
      {variants.isError && variants.data === undefined && <p role="alert">{variants.error.message}</p>}
      <ul className="channels">
        {shown.map(({ channel, variant, own }) => (
          <li key={channel}>
            <p className="channel-head">
              <strong>{channelName(channel)}</strong>
              {variant && (
                <>
                  <span className="soft">{variant.edited ? t('edited') : t('derived')}</span>
                  <span className={variant.problems.length > 0 ? 'is-bad' : 'is-fine'}>
                    {variant.problems.length > 0
                      ? `! ${t('problems', { n: variant.problems.length })}`
                      : `✓ ${t('fine')}`}
                  </span>
                  {previewsOf(channel, own).map(({ id, name }) => (
                    <a
                      key={id ?? ''}
                      className="story-preview"
                      href={previewAddress(storyId, channel, { account: id })}
                      target="_blank"
                      rel="noopener"
                    >
                      {t('preview')}
                      {name !== null && bracketed(name)} <span aria-hidden>↗</span>
                      <span className="visually-hidden">{channelName(channel)}</span>
                    </a>
                  ))}
                  {channel === 'wechat' && variant.problems.length === 0 && (
                    <PhonePreviewButton storyId={storyId} size="small" />
                  )}
                </>
              )}
            </p>
            {variant && variant.problems.length > 0 && (
              <ul className="channel-problems">
                {variant.problems.map((problem, index) => (
                  <li key={index}>{spoken(problem as { zh: string; en: string })}</li>
                ))}
              </ul>
            )}
            {own.length === 0 && <p className="soft">{t('notOut')}</p>}
            {own.map((one) => (
              <PublicationLine key={one.id} one={one} mayBeOld={isBefore(one, approval)} />
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const TROUBLES: readonly Publication['state'][] = ['failed', 'missed', 'unconfirmed', 'held'];

/** Whether it went out before the text that is approved by now was handed in. */
function isBefore({ state, sentAt }: Publication, approval: Round | undefined): boolean {
  return state === 'sent' && sentAt !== null && approval?.state === 'approved' && sentAt < approval.submittedAt;
}

function PublicationLine({ one, mayBeOld }: { one: Publication; mayBeOld: boolean }) {
  const correctable = useQuery({ ...correctableQuery(one.id), enabled: mayBeOld });
  const t = useTexts(STORY);
  const timeWords = useTimeWords();
  const at = one.sentAt ?? one.slotAt;
  return (
    <p className="publication-line">
      <Link to="/publications/$id" params={{ id: one.id }}>
        {one.accountName}
      </Link>
      <span className={TROUBLES.includes(one.state) ? 'is-bad' : one.state === 'sent' ? 'is-fine' : undefined}>
        {spoken(one.stateName)}
      </span>
      {one.waitsFor.some(({ code }) => code === 'FROZEN') && <FrozenMark />}
      <time dateTime={at} title={fullTime(at)} className="soft">
        {one.sentAt === null && one.forecast ? `${t('expected')} ` : ''}
        {timeWords(at)}
      </time>
      {one.url !== null && (
        <a href={one.url} target="_blank" rel="noopener noreferrer">
          {t('see')} <span aria-hidden>↗</span>
          <span className="visually-hidden">{one.accountName}</span>
        </a>
      )}
      {mayBeOld && correctable.data && (
        <Link to="/publications/$id" params={{ id: one.id }} className="publication-why is-bad">
          {t('oldIsOut')}
        </Link>
      )}
      {one.stateReason && <span className="publication-why">{spoken(one.stateReason.text)}</span>}
    </p>
  );
}
