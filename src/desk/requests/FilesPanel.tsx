// The files of a case: what came in, what was found, what was blacked out for giving.

import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { caseFileKinds, isPersonal, staffFileKinds } from '../../rules/case-files.ts';
import { addressOf, Refused } from '../api.ts';
import type { Fault } from '../api.ts';
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

function Upload({ requestId }: { readonly requestId: number }): ReactNode {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [kind, choose] = useState<Kind>('record');
  const [error, fail] = useState<unknown>();
  const [isPending, pend] = useState(false);
  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    pend(true);
    fail(undefined);
    try {
      await upload(requestId, file, kind);
      await client.invalidateQueries({ queryKey: ['request', requestId] });
    } catch (why) {
      fail(why);
    } finally {
      pend(false);
    }
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
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择文件"
        onChange={(event) => void send(event)}
      />
      {error !== undefined && <Problem error={error} />}
    </span>
  );
}

async function upload(requestId: number, file: File, kind: Kind): Promise<void> {
  const address = addressOf(
    '/requests/{id}/files',
    { id: requestId },
    { name: file.name.slice(-120), kind },
  );
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-gongkai': '1', 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (response.ok) return;
  const answer = (await response.json().catch(() => ({}))) as { violations?: Fault[] };
  throw new Refused(response.status, answer.violations ?? []);
}
