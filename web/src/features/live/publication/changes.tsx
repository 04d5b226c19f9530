import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { Moment } from '../../../components/moment';
import { ReasonDialog } from '../../../components/reason-dialog';
import { ApiError } from '../../../lib/api/problem';
import { channelName } from '../../../lib/channel-names';
import { listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { confirmChange, giveUpChange, orderChange } from '../api/publication-acts';
import { type After, type Change, changesQuery } from '../api/publication-queries';
import { AskingPanel } from '../../../components/panel';
import { CHANGES } from './changes.texts';

type Possible = After['possible'][number];

/** What may still be done to a post that is out: taken down, corrected, put up again; and what was. */
export function Changes({ publication }: { publication: Publication }) {
  const t = useTexts(CHANGES);
  const may = useMay();
  const act = useActs();
  const query = useQuery(changesQuery(publication.id));
  const [ordering, setOrdering] = useState<Possible | null>(null);
  if (query.data && query.data.possible.length === 0 && query.data.changes.length === 0) return null;
  return (
    <AskingPanel title={t('title')} query={query}>
      {({ possible, linking, together, changes }) => (
        <>
          {may('publication.control') && possible.length > 0 && (
            <div className="change-acts">
              {possible.map((one) => (
                <Button
                  key={one.kind}
                  className="begins"
                  danger={one.kind === 'retract'}
                  onClick={() => setOrdering(one)}
                >
                  {spoken(one.name)}
                </Button>
              ))}
            </div>
          )}
          {together.length > 0 && (
            <p className="panel-word">
              {t('together', { n: together.length + 1, titles: listed(together.map(({ storyTitle }) => storyTitle)) })}
            </p>
          )}
          <ul className="panel-rows">
            {changes.map((change) => (
              <Done key={change.id} change={change} publication={publication} />
            ))}
          </ul>
          {ordering && (
            <ReasonDialog
              dialogName="change-order"
              thing={`${ordering.kind}.${publication.id}`}
              title={t(together.length === 0 ? `${ordering.kind}Title` : `${ordering.kind}TitleAll`, {
                title: publication.storyTitle,
                n: together.length + 1,
              })}
              what={
                <>
                  <p>
                    {together.length === 0
                      ? t(`${ordering.kind}What`)
                      : t(`${ordering.kind}All`, { n: together.length + 1 })}
                  </p>
                  {together.length > 0 && (
                    <ul>
                      <li>{publication.storyTitle}</li>
                      {together.map((one) => (
                        <li key={one.storyId}>
                          {one.storyTitle} <span className="soft">{one.departmentName}</span>
                        </li>
                      ))}
                    </ul>
                  )}
                  <p>
                    {t(ordering.way)}
                    {ordering.todo && spoken(ordering.todo)}
                  </p>
                  {ordering.kind === 'retract' && linking.length > 0 && (
                    <>
                      <p>{t('linking', { n: linking.length })}</p>
                      <ul>
                        {linking.map((one) => (
                          <li key={one.id}>
                            <Link to="/publications/$id" params={{ id: one.id }}>
                              {one.storyTitle}
                            </Link>{' '}
                            {channelName(one.channel)} · {one.accountName}
                          </li>
                        ))}
                      </ul>
                    </>
                  )}
                </>
              }
              label={t('reason')}
              act={t(`kind_${ordering.kind}`)}
              isDanger={ordering.kind === 'retract'}
              onAct={(reason) => act(orderChange(publication.id, ordering.kind, reason))}
              onClose={() => setOrdering(null)}
            />
          )}
        </>
      )}
    </AskingPanel>
  );
}

function Done({ change, publication }: { change: Change; publication: Publication }) {
  const t = useTexts(CHANGES);
  const may = useMay();
  const act = useActs();
  const [ending, setEnding] = useState<'confirm' | 'giveUp' | null>(null);
  const [shown, setShown] = useState<'seen' | 'despite' | null>(null);
  const confirm = (note: string) =>
    act(confirmChange(publication.id, note, shown === 'despite')).catch((refusal: unknown) => {
      if (refusal instanceof ApiError && refusal.code === 'CHANGE_STILL_SHOWN') setShown('seen');
      throw refusal;
    });
  const kind = t(`kind_${change.kind}`);
  const open = change.state === 'ordered' || change.state === 'by_hand';
  return (
    <li className="need">
      <div className="need-words">
        <strong>
          {kind} · {t(change.state)}
        </strong>
        <div>{change.reason}</div>
        {change.todo && <p className="need-why">{spoken(change.todo)}</p>}
        {change.told && <p className="need-why">{spoken(change.told.text)}</p>}
        {change.note !== null && <p className="need-why">{change.note}</p>}
        <div className="need-more">
          <span>{change.orderedBy}</span>
          <Moment at={change.orderedAt} />
          {change.state === 'ordered' && change.nextTryAt !== null && (
            <span>{t('tries', { n: change.tries, time: shortTime(change.nextTryAt) })}</span>
          )}
          {change.endedAt !== null && (
            <span>
              {change.endedBy} <Moment at={change.endedAt} />
            </span>
          )}
        </div>
        {open && may('publication.control') && (
          <div className="change-acts">
            {change.state === 'by_hand' && (
              <Button type="primary" size="small" onClick={() => setEnding('confirm')}>
                {t('confirm')}
              </Button>
            )}
            <Button size="small" onClick={() => setEnding('giveUp')}>
              {t('giveUp')}
            </Button>
          </div>
        )}
      </div>
      {ending && (
        <ReasonDialog
          dialogName={ending === 'confirm' ? 'change-confirm' : 'change-give-up'}
          thing={`${ending}.${change.id}`}
          title={t(`${ending}Title`, { kind })}
          what={<p>{t(`${ending}What`)}</p>}
          {...(ending === 'confirm' && { label: t('confirmNote') })}
          act={t(ending)}
          onAct={(note) => (ending === 'confirm' ? confirm(note) : act(giveUpChange(publication.id, note)))}
          onClose={() => {
            setEnding(null);
            setShown(null);
          }}
        >
          {ending === 'confirm' && shown !== null && (
            <Checkbox
              checked={shown === 'despite'}
              onChange={({ target }) => setShown(target.checked ? 'despite' : 'seen')}
            >
              {t('despiteShown')}
            </Checkbox>
          )}
        </ReasonDialog>
      )}
    </li>
  );
}
