import { Tag } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import type { CampaignState } from '../api/campaign-queries';
import { CAMPAIGNS } from '../campaigns.texts';

const COLOURS: Record<CampaignState, string> = { draft: 'default', active: 'blue', closed: 'default' };

export function CampaignStateTag({ state }: { state: CampaignState }) {
  const t = useTexts(CAMPAIGNS);
  return <Tag color={COLOURS[state]}>{t(state)}</Tag>;
}
