// The report as a file: the draft of now, and every edition that was sealed.

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { addressOf } from '../api.ts';

const formats = {
  docx: 'Word 文档',
  pdf: 'PDF',
  xlsx: 'Excel 表格（XLSX）',
  csv: '文本表格（CSV）',
  json: 'JSON 数据',
} as const;

type Group = NonNullable<MenuProps['items']>[number];

/** @param at the report's address in the API */
export function ReportDownloads(props: {
  readonly report: {
    readonly organ: { readonly code: string };
    readonly year: number;
    readonly editions: readonly { readonly edition: number }[];
  };
  readonly at?: string;
}): ReactNode {
  const { report, at = '/organs/{code}/annual-reports/{year}' } = props;
  const { organ, year, editions } = report;
  const group = (label: string, edition?: number): Group => ({
    key: label,
    type: 'group',
    label,
    children: Object.entries(formats).map(([format, name]) => ({
      key: `${label} ${format}`,
      label: (
        <a
          href={addressOf(
            `${at}/files/{format}`,
            { code: organ.code, year, format },
            edition === undefined ? {} : { edition },
          )}
        >
          {name}
        </a>
      ),
    })),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          group('草稿，现在的数字'),
          ...editions.map(({ edition }) => group(`第${edition}版，已定稿`, edition)),
        ],
      }}
    >
      <Button icon={<DownloadOutlined />}>下载</Button>
    </Dropdown>
  );
}
