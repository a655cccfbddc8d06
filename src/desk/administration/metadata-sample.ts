// A made-up document to look at a layout by. It was neither corrected nor repealed and explains nothing: those fields
// are empty, as on most pages.

import type { MetadataField } from '../../rules/metadata-layout.ts';

export const metadataSample: Readonly<Record<MetadataField, string>> = {
  'index-number': '11520000MB0000001X/2026-00012',
  theme: '城乡建设、环境保护\\住房保障',
  issuers: '某市人民政府',
  'made-on': '2026年3月20日',
  title: '某市人民政府关于印发住房保障实施细则的通知',
  'document-number': '某政发〔2026〕12号',
  'published-on': '2026年3月26日',
  'revised-on': '',
  publisher: '某市人民政府办公室',
  kind: '行政规范性文件',
  'interpretation-form': '',
  genre: '通知',
  'group-class': '政策文件',
  openness: '主动公开',
  validity: '● 现行有效',
  'effective-from': '2026年5月1日',
  'effective-to': '2031年4月30日',
  'repealed-on': '',
  keywords: '住房　保障　细则',
  summary: '规定公共租赁住房的申请条件、轮候、分配和退出。',
  source: '某市住房和城乡建设局',
};
