CREATE TABLE "image" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "image_pkey" PRIMARY KEY ("id")
);

-- What follows Prisma does not describe.

ALTER TABLE "image" ADD CONSTRAINT "image_is_its_bytes" CHECK (id = encode(sha256(bytes), 'hex'));

ALTER TABLE "image" ADD CONSTRAINT "image_type_known" CHECK (type IN ('png', 'jpeg', 'webp', 'avif', 'gif'));

ALTER TABLE "image" ADD CONSTRAINT "image_byte_length_true" CHECK (byte_length = octet_length(bytes));

-- Pictures are compressed already.
ALTER TABLE "image" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON "image" TO yardstick_app;
