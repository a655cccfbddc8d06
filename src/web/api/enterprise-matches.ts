// One firm against all items with the reasons; what if a fact were another.

import { z } from '@hono/zod-openapi';
import { done, refused } from '../../commands/context.ts';
import { readFact } from '../../rules/policy/enterprise-sheet.ts';
import { type FactValue, isFactKey } from '../../rules/policy/facts.ts';
import { type ItemState, itemStateOn } from '../../rules/policy/item.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import { matchStateKeys, prepareCondition } from '../../rules/policy/match.ts';
import { assuming } from '../../rules/policy/profile.ts';
import { matchFirm, questionsFor } from '../../rules/policy/reasons.ts';
import { factName } from '../../rules/policy/words.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { labelsInOrder } from '../../store/policies/enterprises.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { policyNames } from '../../store/policies/policy-terms.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { matchInWords, matchOut } from './enterprise-words.ts';
import { dayOut, id, plainText, smallId, typed } from './schemas.ts';
import { firmInScope } from './enterprises.ts';

const params = z.object({ id: smallId });
const itemState = typed<ItemState>('string', '事项状态');

export const postEnterpriseMatches = endpoint({
  method: 'post',
  path: '/enterprises/{id}/matches',
  access: 'read-enterprises',
  summary: '一家企业与全部已发布事项的匹配和理由；可以假设几项事实，什么也不保存',
  params,
  body: z.object({
    assume: z
      .array(z.object({ key: z.string().max(40), text: plainText().max(200) }))
      .max(30)
      .default([]),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        itemState,
        closesOn: dayOut.nullable(),
        /** Without the assumptions; null: there are none. */
        before: z.string().nullable(),
        match: matchOut,
      }),
    ),
    questions: z.array(
      z.object({ fact: z.string(), settles: z.number().int(), bearsOn: z.number().int() }),
    ),
  }),
});

/** What can be applied for stands first. */
function order(state: ItemState): number {
  return state === 'open' || state === 'upcoming' ? 0 : 1;
}

export const enterpriseMatchRoutes: readonly Route[] = [
  route(postEnterpriseMatches, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, clock } = call.context;
    const today = Temporal.PlainDate.from(clock.today());
    const names = await policyNames(db);
    const rules = await labelsInOrder(db);
    const codes = new Map([...names.regions].map(([code, name]) => [name, code]));
    const assumed: Record<string, FactValue> = {};
    const wrong: Violation[] = [];
    for (const [i, { key, text: said }] of call.body.assume.entries()) {
      const value = isFactKey(key)
        ? readFact(key, said.trim(), { regions: codes, today: clock.today() })
        : { fault: '没有这项事实' };
      if (typeof value === 'object' && value !== null && 'fault' in value) {
        wrong.push(violation('fact-wrong', `assume.${i}`, value.fault));
      } else assumed[key] = value;
    }
    if (wrong.length > 0) return refused(...wrong);
    const row = found.value;
    const before = labelledProfile(row.facts, today, rules);
    const profile = labelledProfile(assuming(row.facts, assumed), today, rules);
    const items = (await publishedItems(db)).map((item) => {
      const prepared = prepareCondition(item.content.condition);
      const isAssumed = Object.keys(assumed).length > 0;
      return {
        item,
        before: isAssumed ? matchFirm(prepared, before).label : null,
        match: matchFirm(prepared, profile),
        itemState: itemStateOn(item.content, item.document, clock.today()),
      };
    });
    const sorted = items.toSorted(
      (a, b) =>
        order(a.itemState) - order(b.itemState) ||
        matchStateKeys.indexOf(a.match.state) - matchStateKeys.indexOf(b.match.state) ||
        a.item.id - b.item.id,
    );
    return done({
      items: sorted.map(({ item, match, itemState: state, before: was }) => ({
        id: item.id,
        name: item.content.name,
        itemState: state,
        closesOn: item.content.closesOn ?? null,
        before: was,
        match: matchInWords(match, profile, names),
      })),
      questions: questionsFor(sorted.map(({ match }) => match))
        .slice(0, 5)
        .map(({ fact, ...counts }) => ({ fact: factName(fact, names), ...counts })),
    });
  }),
];
