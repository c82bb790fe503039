import "server-only";
import { createHash, createHmac, randomBytes } from "node:crypto";
import type { TierName } from "@/lib/domain/workflow/tier";
import type { Sql } from "@/lib/server/db/sql";

/** The place of a proposal in a sample: the first 32 bits of HMAC-SHA256 of its id under the seed, as a fraction of one. */
export function drawnFraction(seed: Buffer, proposalId: string): number {
  return createHmac("sha256", seed).update(proposalId).digest().readUInt32BE(0) / 2 ** 32;
}

/** What is shown of a seed while its period lasts. */
export function seedDigest(seed: Buffer): Buffer {
  return createHash("sha256").update(seed).digest();
}

interface SeedPlace {
  readonly regencyCode: string;
  readonly periodId: string;
  readonly tier: TierName;
}

/** The seed of a regency's tier in a period; the first who needs it draws it. */
export async function seedFor(sql: Sql, { regencyCode, periodId, tier }: SeedPlace, now: Date): Promise<Buffer> {
  const seed = randomBytes(32);
  await sql`INSERT INTO review_seed (regency_code, period_id, tier, seed, digest, drawn_at)
    VALUES (${regencyCode}, ${periodId}, ${tier}, ${seed}, ${seedDigest(seed)}, ${now}) ON CONFLICT DO NOTHING`;
  const [row] = await sql<{ seed: Buffer }>`SELECT seed FROM review_seed
    WHERE regency_code = ${regencyCode} AND period_id = ${periodId} AND tier = ${tier}`;
  return row?.seed ?? seed;
}
