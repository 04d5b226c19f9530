import type { PillarKind, PublicCampaign, PublicPillar } from '../../campaigns/campaign.rules.js';

/** A pillar as a column (栏目) of the site. */
export interface Column {
  campaign: PublicCampaign;
  pillar: PublicPillar;
}

// The types of columns that 《政府网站发展指引》 (国办发〔2017〕47号) names; what explains policies is 政策解读, the rest tells of work done.
const TYPES: Readonly<Record<PillarKind, string>> = {
  policy: '政策解读',
  experience: '工作动态',
  exemplar: '工作动态',
  other: '工作动态',
};

/** The four metadata of a column; stories without a pillar stand in the column of all stories. */
export function columnMetas(column: Column | null): [name: string, content: string][] {
  if (column === null) {
    return [
      ['ColumnName', '全部稿件'],
      ['ColumnDescription', '本站发布的全部宣传稿件'],
      ['ColumnKeywords', '宣传,工作动态'],
      ['ColumnType', '工作动态'],
    ];
  }
  return [
    ['ColumnName', column.pillar.title],
    ['ColumnDescription', columnDescription(column)],
    ['ColumnKeywords', columnKeywords(column)],
    ['ColumnType', TYPES[column.pillar.kind]],
  ];
}

/** What the column belongs to. */
export function columnDescription({ campaign, pillar }: Column): string {
  return `${campaign.title}：${pillar.title}`;
}

export function columnKeywords({ campaign, pillar }: Column): string {
  return [pillar.title, campaign.theme ?? campaign.title].join(',');
}
