import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMay } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import { campaignNamesQuery, type Choice, departmentNamesQuery, SPANS } from '../api/insights-queries';
import { INSIGHTS } from '../insights.texts';

/** Of when and of whom the figures are. */
export function ChoiceBar({
  choice,
  withCampaign,
  onChoose,
}: {
  choice: Choice;
  /** Not everything is counted by campaigns. */
  withCampaign: boolean;
  onChoose: (next: Partial<Choice>) => void;
}) {
  const t = useTexts(INSIGHTS);
  const may = useMay();
  const { data: campaigns = [] } = useQuery({ ...campaignNamesQuery, enabled: may('campaign.read') });
  const { data: departments = [] } = useQuery({ ...departmentNamesQuery, enabled: may('department.read') });
  return (
    <div className="insights-choice">
      <Select
        aria-label={t('span')}
        value={choice.span}
        options={SPANS.map((span) => ({ value: span, label: t(`days${span}`) }))}
        onChange={(span) => onChoose({ span })}
      />
      {withCampaign && (
        <Select
          aria-label={t('campaign')}
          value={choice.campaignId ?? ''}
          options={[
            { value: '', label: t('allCampaigns') },
            ...campaigns.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(id) => onChoose({ campaignId: id || undefined })}
        />
      )}
      <Select
        aria-label={t('department')}
        value={choice.departmentId ?? ''}
        options={[
          { value: '', label: t('allDepartments') },
          ...departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(id) => onChoose({ departmentId: id || undefined })}
      />
    </div>
  );
}
