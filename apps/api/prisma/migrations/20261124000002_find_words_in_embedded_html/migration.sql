DROP INDEX "document_full_text";

-- As before, and without angle brackets: the parser leaves out whole tags, and with them the addresses that they link to.
CREATE OR REPLACE FUNCTION searchable_words(content jsonb) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$ BEGIN
    RETURN pg_catalog.jsonb_to_tsvector(
      'pg_catalog.simple',
      pg_catalog.translate(content::pg_catalog.text, '/–—…“”„‚‘’‹›«»<>', '                ')::pg_catalog.jsonb,
      '["string"]'
    );
  END
  $$;

CREATE INDEX "document_full_text" ON "document" USING gin (searchable_words(content));
