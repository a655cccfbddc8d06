-- Published documents that speak of giving enterprises something are found without reading any text: the words are those
-- of rules/policy/itemise.ts, read once when a document is written.
create index documents_favouring on documents (organ_id, published_at)
where state = 'published'
  and kind in ('rule', 'normative-document', 'other-official-document', 'livelihood', 'notice')
  and body ~ '企业|经营主体|市场主体|个体工商户|纳税人'
  and body ~ '奖励|奖补|补助|补贴|贴息|减免|免征|扶持|资助';
