// The files of a case: what came in, what was found, what was blacked out for giving.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import {
  caseFileKinds,
  isPersonal,
  isScan,
  type ScannedKind,
  staffFileKinds,
} from '../../rules/case-files.ts';
import type { postRequestFile, putFileKind } from '../../web/api/request-files.ts';
import { addressOf, call, callWithFile } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { PersonalFile } from './PersonalFile.tsx';
import type { Detail } from './request-queries.ts';

type Kind = (typeof staffFileKinds)[number];

export function FilesPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const may = useMay();
  const { id } = detail.request;
  const files = detail.files.filter(({ kind }) => kind !== 'application');
  const handles = may('handle-requests');
  if (files.length === 0 && !handles) return null;
  return (
    <Panel title="案卷材料" id="files" extra={handles && <Upload requestId={id} />}>
      {files.length === 0 && (
        <p className="quiet">检索到的信息、扫描件和送达凭证在这里加入案卷。</p>
      )}
      <ul className="letters">
        {files.map(({ position, name, kind, mediaType }) => (
          <li key={position}>
            {!may('reveal-applicants') ? (
              name
            ) : isPersonal(kind) ? (
              <PersonalFile requestId={id} position={position} name={name} mediaType={mediaType} />
            ) : (
              <a href={addressOf('/requests/{id}/files/{position}', { id, position })}>{name}</a>
            )}
            <span className="letter-facts">
              {caseFileKinds[kind]}
              {handles && isScan(kind) && (
                <Reclassify requestId={id} position={position} name={name} kind={kind} />
              )}
              {handles && kind === 'record' && mediaType === 'application/pdf' && (
                <>
                  {' · '}
                  <Link to={`/requests/${id}/redact/${position}`}>区分处理（遮挡）</Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** An identity paper goes a year after filing, everything else stays with the file (个人信息保护法 47). */
function Reclassify(props: {
  readonly requestId: number;
  readonly position: number;
  readonly name: string;
  readonly kind: ScannedKind;
}): ReactNode {
  const { requestId: id, position, name } = props;
  const kind = props.kind === 'scan' ? 'identity' : 'scan';
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putFileKind>('put', '/requests/{id}/files/{position}/kind', {
        params: { id, position },
        body: { kind },
      }),
    onSuccess: async () => {
      message.success(`已改为${caseFileKinds[kind]}`);
      await client.invalidateQueries({ queryKey: ['request', id] });
    },
  });
  return (
    <>
      {' · '}
      <Button
        type="link"
        size="small"
        loading={isPending}
        aria-label={`${name}：改为${caseFileKinds[kind]}`}
        onClick={() => mutate()}
      >
        改为{caseFileKinds[kind]}
      </Button>
      {error !== null && <Problem error={error} />}
    </>
  );
}

function Upload({ requestId }: { readonly requestId: number }): ReactNode {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [kind, choose] = useState<Kind>('record');
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: readonly File[]) => {
      // One after the other, so that they stand in the file in the order in which they were chosen.
      for (const file of files) {
        const query = { name: file.name.slice(-120), kind };
        const params = { id: requestId };
        await callWithFile<typeof postRequestFile>('/requests/{id}/files', file, { params, query });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['request', requestId] }),
  });
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(target.files ?? [])];
    target.value = '';
    if (files.length > 0) mutate(files);
  };
  return (
    <span className="upload">
      <Select<Kind>
        aria-label="材料的种类"
        value={kind}
        onChange={choose}
        options={staffFileKinds.map((value) => ({ value, label: caseFileKinds[value] }))}
      />
      <Button loading={isPending} onClick={() => input.current?.click()}>
        加入材料
      </Button>
      <input ref={input} type="file" multiple hidden aria-label="选择文件" onChange={chosen} />
      {error !== null && <Problem error={error} />}
    </span>
  );
}
