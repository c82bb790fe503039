import "server-only";
import * as z from "zod";
import { codeEnd, isCode, plainCode } from "@/lib/domain/access/activation";
import { keyedHash } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

/** A code as it is hashed, fifteen letters and nothing between them. Not in the domain: a slip's page would load zod for it. */
export const codeSchema = z.string().max(60).transform(plainCode).refine(isCode);

/** What is kept of a code. It has 74 bits, so a keyed hash needs not be slow; the person's id makes equal codes differ. */
export function codeHash(userId: string, code: string): Buffer {
  return keyedHash("activation", `${userId}\n${code}`);
}

/** Gives a person a code in place of any earlier one, and answers until when it may be used. */
export async function giveCode(sql: Sql, madeBy: string, userId: string, code: string, now: Date): Promise<string> {
  const validTo = codeEnd(now);
  await sql`INSERT INTO activation (user_id, code_hash, valid_to, made_by, made_at)
    VALUES (${userId}, ${codeHash(userId, code)}, ${validTo}, ${madeBy}, ${now})
    ON CONFLICT (user_id) DO UPDATE SET code_hash = excluded.code_hash, valid_to = excluded.valid_to,
      made_by = excluded.made_by, made_at = excluded.made_at, used_at = NULL`;
  return validTo.toISOString();
}
