import "server-only";
import * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import type { Sql } from "@/lib/server/db/sql";
import { codeSchema, giveCode } from "./activation";

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,59}$/);

/** What an administrator says of a new account. The code was made in their browser and is on paper alone. */
export const newUserSchema = z.strictObject({
  id: z.uuid(),
  username: usernameSchema,
  displayName: z.string().trim().min(2).max(100),
  code: codeSchema,
});

/**
 * Writes an account without a password, at home in the region of its first duty: its owner chooses one with the code. Answers until when; null when the username
 * is somebody's already.
 */
export async function insertUser(
  sql: Sql,
  actor: Actor,
  user: z.infer<typeof newUserSchema> & { readonly homeCode: string },
  now: Date,
): Promise<string | null> {
  const taken = await sql`SELECT 1 FROM app_user WHERE username = ${user.username}`;
  if (taken.length > 0) return null;
  await sql`INSERT INTO app_user (id, username, display_name, locale, status, home_code, created_at, updated_at)
    VALUES (${user.id}, ${user.username}, ${user.displayName}, 'id', 'active', ${user.homeCode}, ${now}, ${now})`;
  return giveCode(sql, actor.userId, user.id, user.code, now);
}
