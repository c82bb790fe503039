import "server-only";
import type { Locale } from "@/lib/i18n/locale";
import type { Sql } from "@/lib/server/db/sql";

/**
 * Display names of users by id. An id nobody has any more is simply absent. Inside a scoped read it takes its own handle:
 * a second connection while one is held would let ten readers wait for each other on a pool of ten.
 */
export async function displayNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const users = await sql<{
    id: string;
    name: string;
  }>`SELECT id, display_name AS name FROM app_user WHERE id = ANY (${unique}::uuid[])`;
  return new Map(users.map((user) => [user.id, user.name]));
}

/** Names of villages by code. */
export async function villageNames(sql: Sql, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(codes)];
  if (unique.length === 0) return new Map();
  const rows = await sql<{ code: string; name: string }>`SELECT code, name FROM region WHERE code = ANY (${unique})`;
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Compares names as people sort them. */
export function byName(locale: Locale): (a: { readonly name: string }, b: { readonly name: string }) => number {
  const collator = new Intl.Collator(locale);
  return (a, b) => collator.compare(a.name, b.name);
}
