import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { useDraft } from '../../../app/session/use-draft';
import { useMe } from '../../../app/session/session-gate';
import { ActAlert } from '../../../components/act-alert';
import { channelName } from '../../../lib/channel-names';
import { actKey } from '../../../lib/api/client';
import { useAct } from '../../../components/use-act';
import { labelled } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { declareFreeze, useActs } from '../api/live-acts';
import { departmentsQuery, type FreezePreview, freezePreviewQuery, type FreezeScope } from '../api/live-queries';
import { FREEZE } from '../freeze.texts';
import { FreezeItems } from './freeze-items';
import { scopeOf } from './freezes';

const CHANNELS = ['web', 'wechat', 'weibo', 'other'] as const;
const DECLARERS = ['duty_editor', 'channel_administrator', 'administrator'];

/** Scope and reason first; then a second look at exactly what stops and what cannot be stopped any more; then it is in force. */
export function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(FREEZE);
  const id = useId();
  const me = useMe();
  const departments = useQuery(departmentsQuery);
  const [departmentId, setDepartment] = useState(
    () => me.roles.find(({ role }) => DECLARERS.includes(role))?.departmentId ?? '',
  );
  const [channel, setChannel] = useState<'' | (typeof CHANNELS)[number]>('');
  const [reason, setReason, forget] = useDraft('freeze');
  const [missing, setMissing] = useState(false);
  const [looking, setLooking] = useState(false);
  const [done, setDone] = useState<{ named: FreezePreview; underWay: string[] } | null>(null);
  const scope: FreezeScope = { ...(departmentId && { departmentId }), ...(channel && { channel }) };
  const name =
    departments.data?.find((one) => one.id === departmentId)?.name ??
    me.roles.find((one) => one.departmentId === departmentId)?.departmentName ??
    null;
  const words = scopeOf({ departmentName: departmentId ? name : null, channel: channel || null }, t);

  if (done)
    return (
      <Dialog
        dialogName="freeze-done"
        open
        title={t('doneTitle')}
        onCancel={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        }
      >
        <p role="status">{labelled(words, t('done'))}</p>
        {done.underWay.length > 0 && (
          <>
            <p>{t('doneUnderWay', { n: done.underWay.length })}</p>
            <ul>
              {done.underWay.map((one) => (
                <li key={one}>
                  <Link to="/publications/$id" params={{ id: one }} onClick={onClose}>
                    {done.named.goesOn.find((item) => item.id === one)?.storyTitle ?? t('open')}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    );
  if (looking)
    return (
      <SecondLook
        scope={scope}
        words={words}
        reason={reason.trim()}
        onBack={() => setLooking(false)}
        onClose={onClose}
        onDone={(named, underWay) => {
          forget();
          setDone({ named, underWay });
        }}
      />
    );
  return (
    <Dialog
      dialogName="freeze"
      open
      title={t('declareTitle')}
      okText={t('look')}
      cancelText={t('cancel')}
      onCancel={onClose}
      mask={{ closable: false }}
      onOk={() => (reason.trim() === '' ? setMissing(true) : setLooking(true))}
    >
      <p>{t('chooseLead')}</p>
      <label className="field-label" htmlFor={`${id}-department`}>
        {t('department')}
      </label>
      <select
        id={`${id}-department`}
        className="field-input"
        value={departmentId}
        onChange={({ target }) => setDepartment(target.value)}
      >
        <option value="">{t('all')}</option>
        {(departments.data ?? me.roles.map((one) => ({ id: one.departmentId, name: one.departmentName }))).map(
          (one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ),
        )}
      </select>
      <label className="field-label" htmlFor={`${id}-channel`}>
        {t('channel')}
      </label>
      <select
        id={`${id}-channel`}
        className="field-input"
        value={channel}
        onChange={({ target }) => setChannel(target.value as typeof channel)}
      >
        <option value="">{t('allChannels')}</option>
        {CHANNELS.map((one) => (
          <option key={one} value={one}>
            {channelName(one)}
          </option>
        ))}
      </select>
      <p className="field-hint">{t('narrower')}</p>
      <label className="field-label" htmlFor={`${id}-reason`}>
        {t('reason')}
      </label>
      <Input.TextArea
        id={`${id}-reason`}
        value={reason}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setReason(target.value);
          setMissing(false);
        }}
      />
      <p id={`${id}-hint`} className={missing ? 'field-missing' : 'field-hint'} role={missing ? 'alert' : undefined}>
        {missing ? t('reasonMissing') : t('reasonHint')}
      </p>
    </Dialog>
  );
}

function SecondLook({
  scope,
  words,
  reason,
  onBack,
  onClose,
  onDone,
}: {
  scope: FreezeScope;
  words: string;
  reason: string;
  onBack: () => void;
  onClose: () => void;
  onDone: (named: FreezePreview, underWay: string[]) => void;
}) {
  const t = useTexts(FREEZE);
  const act = useActs();
  const preview = useQuery(freezePreviewQuery(scope));
  const doing = useAct();
  // One key for this decision: pressed twice, or sent again after a cut, it is one stop.
  const [key] = useState(actKey);
  async function go(named: FreezePreview): Promise<void> {
    await doing.run(async () => {
      const { underWay } = await act(declareFreeze(scope, reason, key));
      onDone(named, underWay);
    });
  }
  const { data } = preview;
  return (
    <Dialog
      dialogName="freeze-look"
      open
      title={t('checkTitle', { scope: words })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onBack}>{t('back')}</Button>
          <Button
            type="primary"
            danger
            loading={doing.busy}
            disabled={!data}
            onClick={() => {
              if (data) void go(data);
            }}
          >
            {data && data.waiting > 0 ? t('goMany', { n: data.waiting }) : t('go')}
          </Button>
        </>
      }
    >
      <ActAlert error={doing.trouble ?? preview.error} />
      <p className="freeze-reason">{reason}</p>
      {data ? (
        <>
          <h3 className="freeze-count">
            {data.waiting > 0 ? t('stops', { n: data.waiting, day: data.nextDay }) : t('stopsNone')}
          </h3>
          <FreezeItems items={data.stops} of={data.waiting} />
          <h3 className="freeze-count is-late">
            {data.underWay > 0 ? t('goesOn', { n: data.underWay }) : t('goesOnNone')}
          </h3>
          <FreezeItems items={data.goesOn} of={data.underWay} />
        </>
      ) : (
        preview.isPending && <p role="status">{t('counting')}</p>
      )}
    </Dialog>
  );
}
