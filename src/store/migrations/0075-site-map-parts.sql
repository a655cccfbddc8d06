-- The site map says of each of its files (a file for ten thousand numbers) when something in it last changed: one look
-- into the index a file instead of a pass over all documents with every publication.
create index documents_map_part on documents ((id / 10000), coalesce(revised_at, published_at))
  where state = 'published';
