import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { PageHead } from '../../components/page-head';
import { zoneInFull } from '../../lib/clock/elsewhere';
import { useTexts } from '../../lib/language/use-texts';
import { type Choice, insightsQuery, PARTS, SPANS, workbookOf } from './api/insights-queries';
import { ChoiceBar } from './components/choice-bar';
import { INSIGHTS } from './insights.texts';
import { LatePart } from './parts/late-part';
import { OutPart } from './parts/out-part';
import { QuotaPart } from './parts/quota-part';
import { ReviewPart } from './parts/review-part';
import './insights.css';

const SHOWN = { out: OutPart, late: LatePart, quota: QuotaPart, review: ReviewPart };

/** What went out, how punctually, how far within the limits, and how reviewers keep up; what is chosen stands in the address. */
export function InsightsPage() {
  const t = useTexts(INSIGHTS);
  const navigate = useNavigate();
  const choice = choiceOf(useSearch({ strict: false }) as Record<string, unknown>);
  const { data } = useQuery(insightsQuery(choice));
  const choose = (next: Partial<Choice>) =>
    void navigate({ to: '/insights', search: { ...choice, ...next } as never, replace: true });
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead', { zone: zoneInFull() })}
        acts={
          <Button href={workbookOf(choice)} download disabled={!data || data.channels.length === 0}>
            {t('export')}
          </Button>
        }
      />
      <ChoiceBar choice={choice} withCampaign={choice.part === 'out' || choice.part === 'late'} onChoose={choose} />
      <Tabs
        activeKey={choice.part}
        destroyOnHidden
        onChange={(key) => choose({ part: PARTS.find((part) => part === key) ?? 'out' })}
        items={PARTS.map((part) => {
          const Part = SHOWN[part];
          return {
            key: part,
            label: t(part === 'out' ? 'partOut' : part === 'late' ? 'onTime' : part),
            children: <Part choice={choice} />,
          };
        })}
      />
    </>
  );
}

function choiceOf({ span, part, campaignId, departmentId }: Record<string, unknown>): Choice {
  return {
    span: SPANS.find((one) => one === String(span)) ?? '31',
    part: PARTS.find((one) => one === part) ?? 'out',
    ...(typeof campaignId === 'string' ? { campaignId } : {}),
    ...(typeof departmentId === 'string' ? { departmentId } : {}),
  };
}
