-- The list of issues by money at risk in a currency is walked from the most to the least, each state by itself, by what an issue says
-- of its first currency, its second and its third. The indexes are made of that very column: nothing is kept beside it that could be
-- wrong. Issues with more currencies, and those whose text is too long for an index, stand under '' in the first and are read one by one.
-- Building them reads the issues three times and holds their writers meanwhile (some seconds for a million issues): the worker and
-- people wait; the door writes to no issue.
CREATE INDEX IF NOT EXISTS "issues_at_risk_first" ON "issues" (
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN "value_at_risk"->0->>'currency' ELSE '' END),
  "state",
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN ("value_at_risk"->0->>'amount')::numeric END) DESC,
  "id" DESC
) WHERE "value_at_risk"->0 IS NOT NULL;
CREATE INDEX IF NOT EXISTS "issues_at_risk_second" ON "issues" (
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN "value_at_risk"->1->>'currency' ELSE '' END),
  "state",
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN ("value_at_risk"->1->>'amount')::numeric END) DESC,
  "id" DESC
) WHERE "value_at_risk"->1 IS NOT NULL;
CREATE INDEX IF NOT EXISTS "issues_at_risk_third" ON "issues" (
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN "value_at_risk"->2->>'currency' ELSE '' END),
  "state",
  (CASE WHEN jsonb_array_length("value_at_risk") <= 3 AND length("value_at_risk"::text) < 600 THEN ("value_at_risk"->2->>'amount')::numeric END) DESC,
  "id" DESC
) WHERE "value_at_risk"->2 IS NOT NULL;
