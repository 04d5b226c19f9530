import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useMe } from '../../app/session/session-gate';
import { ApiError } from '../../lib/api/problem';
import { dropDraft, keepDraft, keptDraft } from '../../lib/kept-draft';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import type { Campaign, CampaignInput, Reading } from './api/campaign-queries';
import { PLAN } from './campaigns.texts';
import { NoticeText } from './components/notice-text';
import { PlanForm } from './components/plan-form';
import { inputOf, type PlanDraft, sourceOf } from './plan.rules';

export interface PlanAct {
  name: string;
  isMain?: boolean;
  run: (plan: CampaignInput) => Promise<Campaign>;
}

/** A campaign being written or corrected, beside the notice it comes from. What is typed is kept on this machine until it is saved. */
export function PlanDesk({
  thing,
  initial,
  notice,
  acts,
  onDone,
  onStale,
}: {
  /** Under which name what is typed is kept. */
  thing: string;
  initial: PlanDraft;
  notice?: { text: string; reading: Reading };
  acts: readonly PlanAct[];
  onDone: (campaign: Campaign) => void;
  /** Loads what somebody else saved meanwhile. */
  onStale?: () => void;
}) {
  const t = useTexts(PLAN);
  const me = useMe();
  const keptAs = `${me.personId}.campaign.${thing}`;
  const [form] = Form.useForm<PlanDraft>();
  const [kept, setKept] = useState(() => keptDraft<PlanDraft>(keptAs));
  const [wanted, setWanted] = useState<string | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const save = useMutation({
    mutationFn: async (act: PlanAct) => act.run(inputOf(form.getFieldsValue(true) as PlanDraft)),
    onSuccess: (campaign) => {
      dropDraft(keptAs);
      onDone(campaign);
    },
  });
  function submit(act: PlanAct): void {
    setIncomplete(false);
    form.validateFields().then(
      () => save.mutate(act),
      () => setIncomplete(true),
    );
  }
  const warnings = notice?.reading.warnings ?? [];
  const isStale = save.error instanceof ApiError && save.error.code === 'CAMPAIGN_STALE_VERSION';
  return (
    <div className={notice ? 'plan-desk' : 'plan-desk is-alone'}>
      <div>
        {kept && (
          <Alert
            type="info"
            showIcon
            title={t('kept')}
            action={
              <Button
                size="small"
                onClick={() => {
                  dropDraft(keptAs);
                  form.setFieldsValue(initial);
                  setKept(null);
                }}
              >
                {t('drop')}
              </Button>
            }
            style={{ marginBottom: 16 }}
          />
        )}
        {warnings.length > 0 && (
          <Alert
            type="warning"
            showIcon
            className="plan-warnings"
            title={t('lookAt', { n: warnings.length })}
            description={
              <ul>
                {warnings.map((warning, index) => (
                  <li key={index}>{spoken(warning)}</li>
                ))}
              </ul>
            }
            style={{ marginBottom: 16 }}
          />
        )}
        <PlanForm
          form={form}
          initial={kept ?? initial}
          onChange={() => keepDraft(keptAs, form.getFieldsValue(true))}
          onFocus={(path) => setWanted(sourceOf(path, form.getFieldsValue(true) as PlanDraft))}
        />
        {isIncomplete && <Alert type="error" showIcon role="alert" title={t('fault')} />}
        {save.isError && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isStale ? t('stale') : save.error.message}
            action={
              isStale && onStale ? (
                <Button size="small" onClick={onStale}>
                  {t('loadNew')}
                </Button>
              ) : undefined
            }
          />
        )}
        <div className="plan-acts">
          {acts.map((act) => (
            <Button
              key={act.name}
              type={act.isMain ? 'primary' : 'default'}
              loading={save.isPending && save.variables === act}
              disabled={save.isPending}
              onClick={() => submit(act)}
            >
              {act.name}
            </Button>
          ))}
        </div>
      </div>
      {notice && <NoticeText text={notice.text} spans={notice.reading.spans} wanted={wanted} />}
    </div>
  );
}
