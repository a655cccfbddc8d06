// 导入旧站: a workbook or an archive of pages is handed in; what was brought in before stands below.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { getImports, postImport } from '../../web/api/document-imports.ts';
import { addressOf, call, callWithFile, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { importStates } from './import-states.ts';

type Item = ReplyOf<typeof getImports>['items'][number];

export default function Imports(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['document-imports'],
    queryFn: () => call<typeof getImports>('get', '/document-imports', {}),
  });
  const upload = useMutation({
    mutationFn: (file: File) =>
      callWithFile<typeof postImport>('/document-imports', file, { query: { name: file.name } }),
    onSuccess: ({ id }) => goTo(`/imports/${id}`),
  });
  return (
    <Page title="导入旧站">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {upload.error !== null && <Problem error={upload.error} />}
      <Panel title="上传">
        <ul className="import-kinds">
          <li>
            <b>XLSX工作簿</b>：第一行是列名，以后每行一份文件；正文和附件在下一步用ZIP上传。
          </li>
          <li>
            <b>网页ZIP</b>：整站下载的网页连同附件和图片，按网页标签和正文区自动识别。
          </li>
        </ul>
        <p className="quiet">
          每个文件最多100 MB，解开后最多512
          MB；更多的请运维用命令行导入。上传后先试运行，看过报告再导入，试运行什么也不写入。
        </p>
        <Button
          type="primary"
          loading={upload.isPending}
          onClick={() => {
            input.current?.click();
          }}
        >
          选择文件上传
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.zip"
          aria-label="选择文件上传"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) upload.mutate(file);
          }}
        />
      </Panel>
      <Panel title="最近的导入">
        <DataTable<Item>
          name="imports"
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          onOpen={({ id }) => goTo(`/imports/${id}`)}
          empty="还没有导入过"
        />
      </Panel>
      <Panel title="旧地址对照">
        <p>旧网站的网址已经自动转到新地址。旧域名还在别的服务器上的，下载对照交给管理它的人。</p>
        <p className="import-links">
          <a href={addressOf('/old-addresses', {}, { format: 'csv' })} download>
            下载CSV
          </a>
          <a href={addressOf('/old-addresses', {}, { format: 'nginx' })} download>
            下载nginx map
          </a>
        </p>
      </Panel>
    </Page>
  );
}

const columns: readonly Column<Item>[] = [
  { key: 'file', title: '文件', cell: ({ fileName }) => fileName },
  {
    key: 'state',
    title: '状态',
    cell: ({ state }) => <Mark tone={importStates[state].tone}>{importStates[state].label}</Mark>,
  },
  { key: 'by', title: '上传人', cell: ({ by }) => by ?? '' },
  { key: 'at', title: '上传时间', cell: ({ createdAt }) => momentText(createdAt) },
];
