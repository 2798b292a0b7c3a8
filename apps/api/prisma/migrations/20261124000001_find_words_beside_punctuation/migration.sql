DROP INDEX "document_full_text";

-- The parser of full-text search takes a/b for a path, and typographic quotes and dashes for letters, so that the words
-- beside them could not be found. The cost is what it takes to read a document again: the index is always cheaper.
CREATE FUNCTION searchable_words(content jsonb) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$ BEGIN
    RETURN pg_catalog.jsonb_to_tsvector(
      'pg_catalog.simple',
      pg_catalog.translate(content::pg_catalog.text, '/–—…“”„‚‘’‹›«»', '              ')::pg_catalog.jsonb,
      '["string"]'
    );
  END
  $$;

CREATE INDEX "document_full_text" ON "document" USING gin (searchable_words(content));
