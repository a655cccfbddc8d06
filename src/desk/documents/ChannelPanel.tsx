// On the page of a document: what the channels outside would show of it, and what was sent to them.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { channelEvents, channelKinds, sendStates } from '../../rules/channel-messages.ts';
import type { getDocumentChannels } from '../../web/api/channels.ts';
import { call, type ReplyOf } from '../api.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';

type Send = ReplyOf<typeof getDocumentChannels>['sends'][number];

export function ChannelPanel({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { id, version, locked } = document;
  const { data } = useQuery({
    queryKey: ['document-channels', id, version],
    queryFn: () =>
      call<typeof getDocumentChannels>('get', '/documents/{id}/channels', { params: { id } }),
    enabled: !locked,
  });
  if (data === undefined || data.previews.length + data.sends.length === 0) return null;
  return (
    <Panel title="对外渠道" id="channels">
      {data.previews.map((one) => (
        <div className="channel-preview" key={one.channelId}>
          <p className="quiet">
            {one.channel}（{channelKinds[one.kind]}）
            {document.state === 'published' ? '推送的内容' : '，发布后推送'}
          </p>
          <strong>{one.title}</strong>
          {one.summary !== '' && <p>{one.summary}</p>}
          <p className="channel-url">{one.url}</p>
        </div>
      ))}
      {data.sends.length > 0 && (
        <ul className="records">
          {data.sends.map((send) => (
            <li key={send.id}>
              {channelEvents[send.event]} → {send.channel} <SendMark send={send} />{' '}
              <span className="quiet">{momentText(send.sentAt ?? send.createdAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function SendMark({ send }: { readonly send: Send }): ReactNode {
  const tone = { waiting: 'new', sent: 'good', failed: 'bad', dropped: 'plain' } as const;
  const why = send.fault ?? (send.answerCode === null ? '' : `回答 ${send.answerCode}`);
  const tried = send.attempts > 1 ? `已试${send.attempts}次` : '';
  const next =
    send.state === 'waiting' && send.attempts > 0 ? `${momentText(send.nextAt)}再试` : '';
  const words = [why, tried, next].filter((word) => word !== '').join('，');
  return (
    <>
      <Mark tone={tone[send.state]}>{sendStates[send.state]}</Mark>
      {words !== '' && <span className="quiet"> {words}</span>}
    </>
  );
}
