// The draft as the site would show it: on a desktop, on a telephone, in 长者模式; and the pages that it changes, as
// they will be from their day on.

import { useQuery } from '@tanstack/react-query';
import { Segmented, Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getDocument } from '../../web/api/documents.ts';
import { call } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';

const ways = {
  desktop: { label: '电脑', width: '100%', mode: '' },
  phone: { label: '手机', width: '375px', mode: '' },
  elder: { label: '长者模式', width: '100%', mode: 'z' },
  contrast: { label: '高对比度', width: '100%', mode: 'g' },
} as const;
type Way = keyof typeof ways;

export default function PreviewPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const [way, setWay] = useState<Way>('desktop');
  const [other, setOther] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['document', id],
    queryFn: () => call<typeof getDocument>('get', '/documents/{id}', { params: { id } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const touched = data.draft.relations.flatMap(({ documentId, name }) =>
    documentId === null ? [] : [{ value: documentId, label: `被改变的：${name}` }],
  );
  const { width, mode } = ways[way];
  const query = new URLSearchParams({
    ...(mode === '' ? {} : { fangshi: mode }),
    ...(other === 0 ? {} : { wenjian: String(other) }),
  }).toString();
  return (
    <Page
      title="预览"
      trail={[
        { to: '/documents', label: '主动公开' },
        { to: `/documents/${id}`, label: '文件页' },
      ]}
    >
      <div className="preview-tools">
        <Segmented<Way>
          aria-label="怎样看"
          value={way}
          onChange={setWay}
          options={Object.entries(ways).map(([value, { label }]) => ({
            value: value as Way,
            label,
          }))}
        />
        {touched.length > 0 && (
          <Select<number>
            aria-label="哪一页"
            value={other}
            onChange={setOther}
            options={[{ value: 0, label: '这份文件' }, ...touched]}
          />
        )}
      </div>
      <iframe
        title={`预览：${data.draft.title}`}
        className="preview-frame"
        // Its scripts do not run; its styles are of this origin.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        style={{ width }}
        src={`/yulan/${id}/${data.version}${query === '' ? '' : `?${query}`}`}
      />
    </Page>
  );
}
