import "server-only";
import type { Locale } from "@/lib/i18n/locale";
import type { Prisma } from "@/lib/server/db/generated/client";

/**
 * Inside a scoped read these take its own handle: a second connection while one is held would let ten readers wait for
 * each other on a pool of ten.
 */
type Names = Pick<Prisma.TransactionClient, "appUser" | "region">;

/** Display names of users by id. An id nobody has any more is simply absent. */
export async function displayNames(db: Names, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const users = await db.appUser.findMany({
    where: { id: { in: unique } },
    select: { id: true, displayName: true },
  });
  return new Map(users.map((user) => [user.id, user.displayName]));
}

/** Names of villages by code. */
export async function villageNames(db: Names, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(codes)];
  if (unique.length === 0) return new Map();
  const rows = await db.region.findMany({ where: { code: { in: unique } }, select: { code: true, name: true } });
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Compares names as people sort them. */
export function byName(locale: Locale): (a: { readonly name: string }, b: { readonly name: string }) => number {
  const collator = new Intl.Collator(locale);
  return (a, b) => collator.compare(a.name, b.name);
}
