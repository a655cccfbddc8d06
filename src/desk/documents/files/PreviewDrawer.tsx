// A file as far as the browser can show it: pages of a PDF as pictures, pictures, the text of office files. Whatever
// cannot be shown is downloaded.

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Pagination, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DocumentFile } from '../../../rules/document-content.ts';
import type { getDocumentFileView } from '../../../web/api/document-files.ts';
import { addressOf, call } from '../../api.ts';
import { Problem } from '../../parts/Problem.tsx';

export function PreviewDrawer(props: {
  readonly documentId: number;
  readonly file: DocumentFile;
  readonly onClose: () => void;
}): ReactNode {
  const { documentId: id, file, onClose } = props;
  const { sha256, name } = file;
  const params = { id, sha256 };
  const { data, error, refetch } = useQuery({
    queryKey: ['document-file', id, sha256],
    queryFn: () =>
      call<typeof getDocumentFileView>('get', '/documents/{id}/files/{sha256}/view', {
        params,
        query: { name },
      }),
    staleTime: Infinity,
  });
  return (
    <Drawer
      open
      size={760}
      title={name}
      onClose={onClose}
      extra={
        <Button
          href={addressOf('/documents/{id}/files/{sha256}', params, { name })}
          download={name}
        >
          下载
        </Button>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin />}
      {data?.kind === 'pages' && <Pages params={params} count={data.pages ?? 1} name={name} />}
      {data?.kind === 'picture' && (
        <img
          className="attachment-page"
          src={addressOf('/document-pictures/{sha256}', params)}
          alt={name}
        />
      )}
      {(data?.kind === 'sound' || data?.kind === 'video') && (
        <Player
          kind={data.kind}
          src={addressOf('/documents/{id}/files/{sha256}', params, { name })}
          name={name}
        />
      )}
      {data?.kind === 'text' && (
        <>
          <p className="quiet">只列出文字，不是原来的版面；隐藏的内容也列在里面。</p>
          <pre className="attachment-text">{data.text}</pre>
        </>
      )}
      {data?.kind === 'none' && (
        <Alert type="info" showIcon title="这种文件不能在这里查看，请下载后用办公软件打开" />
      )}
    </Drawer>
  );
}

/** Heard or seen where it stands. */
function Player(props: {
  readonly kind: 'sound' | 'video';
  readonly src: string;
  readonly name: string;
}): ReactNode {
  const { kind, src, name } = props;
  const Element = kind === 'sound' ? 'audio' : 'video';
  return (
    <Element
      className={kind === 'sound' ? 'attachment-sound' : 'attachment-page'}
      controls
      preload="metadata"
      src={src}
      aria-label={name}
    />
  );
}

function Pages(props: {
  readonly params: Readonly<Record<string, string | number>>;
  readonly count: number;
  readonly name: string;
}): ReactNode {
  const { params, count, name } = props;
  const [page, turn] = useState(1);
  const pager = count > 1 && (
    <Pagination simple current={page} total={count} pageSize={1} onChange={turn} />
  );
  return (
    <>
      {pager}
      <img
        key={page}
        className="attachment-page"
        src={addressOf('/documents/{id}/files/{sha256}/pages/{page}', { ...params, page })}
        alt={`${name}第${page}页`}
      />
      {pager}
    </>
  );
}
