-- Who names a content: asked for each that the daily round finds unnamed.
create index attachments_content on attachments (sha256);
