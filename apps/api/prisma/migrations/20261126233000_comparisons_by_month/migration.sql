-- What was stored of whom a comparison is about has another shape. Comparisons last for seven days and take seconds.
DELETE FROM scoring_comparison;
