-- Of a group whose scores are shown it may have to be withheld how many have one.
ALTER TABLE "analyst_cell" DROP CONSTRAINT "analyst_cell_suppressed_is_empty";
ALTER TABLE "analyst_cell" ADD CONSTRAINT "analyst_cell_suppressed_is_empty" CHECK (suppressed = (mean IS NULL) AND (NOT suppressed OR num_nonnulls(n, standard_deviation, p25, median, p75) = 0));
COMMENT ON COLUMN insights.scores.n IS 'People with a score: respondents and imported attempts, no simulated ones; null where it would tell how few of a group have none, or where suppressed.';
