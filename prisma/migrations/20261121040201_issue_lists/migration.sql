-- Lists of issues: all of them by time, somebody's, those of a callback, those with money at risk in a currency.
CREATE INDEX "issues_opened_at_id_idx" ON "issues"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_owner_id_state_idx" ON "issues"("owner_id", "state");

-- CreateIndex
CREATE INDEX "issues_callback_id_idx" ON "issues"("callback_id");

-- Money at risk is asked for by `@>`; most issues have none and stay out.
CREATE INDEX "issues_value_at_risk" ON "issues" USING gin ("value_at_risk" jsonb_path_ops) WHERE "value_at_risk" <> '[]';
