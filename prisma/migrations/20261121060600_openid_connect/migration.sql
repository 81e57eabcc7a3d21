-- Who somebody is at a sign-in service, and how each session was opened. Small tables; the defaults are constants, so that
-- nothing is written again.
ALTER TABLE "sessions" ADD COLUMN "signed_in_by" TEXT NOT NULL DEFAULT 'password';
ALTER TABLE "sign_in_challenges" ADD COLUMN "signed_in_by" TEXT NOT NULL DEFAULT 'password';

-- CreateTable
CREATE TABLE "user_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_identities_user_id_issuer_key" ON "user_identities"("user_id", "issuer");

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
