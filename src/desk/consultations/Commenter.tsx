// Who commented: masked, in clear for a reason and a minute; the file he brought along.

import { type ReactNode } from 'react';
import type { revealComment } from '../../web/api/public-comments.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { TakeFileButton } from '../parts/TakeFileButton.tsx';
import { useMay } from '../session.ts';
import type { Comment } from './ConsultationPage.tsx';

export function Commenter({ comment }: { readonly comment: Comment }): ReactNode {
  const { id, maskedName, hasSender, hasFile } = comment;
  const may = useMay();
  const [revealed, show] = useRevealed<ReplyOf<typeof revealComment>>();
  return (
    <>
      <div>
        {revealed === undefined
          ? (maskedName ?? '没有署名')
          : [revealed.name, revealed.phone, revealed.email].filter(Boolean).join('，')}
      </div>
      {hasSender && (
        <RevealButton
          title="查看提出人的姓名和联系方式"
          permission="edit-documents"
          example="如：核实意见"
          isShown={revealed !== undefined}
          load={(body) =>
            call<typeof revealComment>('post', '/comments/{id}/reveal', { params: { id }, body })
          }
          onShow={show}
        />
      )}
      {hasFile && may('edit-documents') && (
        <TakeFileButton
          title="下载意见的附件"
          label="附件"
          isLink
          address={addressOf('/comments/{id}/file', { id })}
          example="如：研究意见"
        />
      )}
    </>
  );
}
