import "server-only";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { referenceSql } from "@/lib/server/db/reference";
import { passwordFits } from "./password";
import { takeTry } from "./sign-in-limit";

/** Wrong tries here are counted apart from those at the sign-in page, and each person's apart from the others'. */
const ownPassword = (userId: string) => `own-password:${userId}`;

/**
 * The password of whoever is signed in, asked again: an unlocked screen is not consent. Limited as at the sign-in.
 * @param path the field of the input that a refusal points at
 * @returns the stored hash that it was compared with
 */
export async function askOwnPassword(userId: string, password: string, path: string): Promise<Outcome<string>> {
  const attempt = await takeTry(userId, ownPassword(userId));
  if (attempt === null) return refuse("RATE_LIMITED");
  const rows = await referenceSql()<{ hash: string | null }>`SELECT password_hash AS hash FROM app_user
    WHERE id = ${userId} AND status = 'active'`;
  const seen = rows[0]?.hash ?? null;
  if (!(await passwordFits(seen, password)) || seen === null)
    return refuse("INVALID_INPUT", { fields: [{ path, detail: "WRONG" }] });
  await attempt.giveBack();
  return succeed(seen);
}
