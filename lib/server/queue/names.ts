import "server-only";
import type { Locale } from "@/lib/i18n/locale";
import type { Sql } from "@/lib/server/db/sql";
import { findRegions } from "@/lib/server/region/queries";

/**
 * Display names of users by id, and of systems that drafted through the API. An id nobody has any more is simply absent. Inside a scoped read it takes its own handle:
 * a second connection while one is held would let ten readers wait for each other on a pool of ten.
 */
export async function displayNames(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const users = await sql<{
    id: string;
    name: string;
  }>`SELECT id, display_name AS name FROM app_user WHERE id = ANY (${unique}::uuid[])
    UNION ALL SELECT id, name FROM api_client WHERE id = ANY (${unique}::uuid[])`;
  return new Map(users.map((user) => [user.id, user.name]));
}

/** Names of villages by code. What the process has not read yet is asked by the caller's handle, for the same reason. */
export async function villageNames(sql: Sql, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const regions = await findRegions(codes, sql);
  return new Map([...regions.values()].map(({ code, name }) => [code, name]));
}

/** Making one costs far more than sorting a regency's villages with it. */
const COLLATORS = { id: new Intl.Collator("id"), en: new Intl.Collator("en") } as const satisfies Record<
  Locale,
  Intl.Collator
>;

/** Compares names as people sort them. */
export function byName(locale: Locale): (a: { readonly name: string }, b: { readonly name: string }) => number {
  return (a, b) => COLLATORS[locale].compare(a.name, b.name);
}
