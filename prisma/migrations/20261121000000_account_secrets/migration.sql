-- CreateTable
CREATE TABLE "account_secrets" (
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "sealed" BYTEA,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "retires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_uses" (
    "account_id" BIGINT NOT NULL,
    "secret_key" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_uses_pkey" PRIMARY KEY ("account_id","secret_key")
);

-- CreateIndex
CREATE INDEX "account_secrets_account_id_idx" ON "account_secrets"("account_id");

-- AddForeignKey
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret_uses" ADD CONSTRAINT "secret_uses_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has been revoked is gone: its bytes cannot be kept by accident.
ALTER TABLE "account_secrets" ADD CONSTRAINT "account_secrets_revoked_is_erased" CHECK ("revoked_at" IS NULL OR "sealed" IS NULL);
