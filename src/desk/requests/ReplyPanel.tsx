// The reply as it was signed, and how to contest it.

import type { ReactNode } from 'react';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { refusalGrounds } from '../../rules/outcomes.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { ReplyContent } from '../../rules/request/events.ts';
import { Facts } from '../parts/Facts.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from './request-queries.ts';

export function ReplyPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const { reply, remedy } = detail;
  if (reply !== null) {
    return (
      <Panel title={`答复 ${reply.number}`}>
        <ReplyFacts content={reply.content} />
        <Facts
          facts={[
            ['签发', `${reply.by.kind === 'staff' ? reply.by.name : ''}，${dayText(reply.on)}`],
            ['救济途径', remedy?.clause],
            [
              '申请复议至',
              remedy?.reconsiderationBy === null ? undefined : dayText(remedy?.reconsiderationBy),
            ],
            ['提起诉讼至', remedy?.suitBy === null ? undefined : dayText(remedy?.suitBy)],
          ]}
        />
      </Panel>
    );
  }
  return null;
}

function ReplyFacts({ content }: { readonly content: ReplyContent }): ReactNode {
  const outcome = wordsOfOutcome(content.outcome);
  const grounds = content.grounds.map((ground) => refusalGrounds[ground].label).join('；');
  return (
    <Facts
      facts={[
        ['办理结果', `${outcome.label}（${outcome.provision}，答复书${outcome.letter}）`],
        ['依据', grounds],
        ['事实和理由', content.reasons],
        ['提供的信息', content.provided],
        ['区分处理', content.separability],
        ['检索记录', content.searchRecord],
        ['负责公开的机关', content.responsibleOrgan],
        ['前次答复', content.earlierReply],
        ['未征求第三方意见的理由', content.noConsultationReason],
        ['第三方不同意而公开的理由', content.overrideReason],
        [
          '强制公开规定',
          content.noRuleRequiresDisclosure === true ? '已核查，没有规定应当公开' : undefined,
        ],
      ]}
    />
  );
}
