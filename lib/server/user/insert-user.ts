import "server-only";
import * as z from "zod";
import { hashPassword } from "@/lib/server/auth/password";
import type { Sql } from "@/lib/server/db/sql";

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,59}$/);

/** What an administrator says of a new account. */
export const newUserSchema = z.strictObject({
  id: z.uuid(),
  username,
  displayName: z.string().trim().min(2).max(100),
  password: z.string().min(12).max(200),
});

/** Writes an account; false when the username is somebody's already. Of the first password only the hash is kept. */
export async function insertUser(sql: Sql, user: z.infer<typeof newUserSchema>, now: Date): Promise<boolean> {
  const taken = await sql`SELECT 1 FROM app_user WHERE username = ${user.username}`;
  if (taken.length > 0) return false;
  await sql`INSERT INTO app_user (id, username, display_name, password_hash, locale, status, created_at, updated_at)
    VALUES (${user.id}, ${user.username}, ${user.displayName}, ${await hashPassword(user.password)}, 'id', 'active', ${now}, ${now})`;
  return true;
}
