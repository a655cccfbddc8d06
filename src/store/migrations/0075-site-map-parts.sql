-- The site map says of each of its files (a file for ten thousand numbers) when something in it last changed: one look
-- into the index a file instead of a pass over all documents with every publication.
create index documents_map_part on documents ((id / 10000), coalesce(revised_at, published_at))
  where state = 'published';
-- The statistics count by kind and organ after every publication: along an index, not through the texts.
create index documents_published_kinds on documents (kind, organ_id) where state = 'published';
