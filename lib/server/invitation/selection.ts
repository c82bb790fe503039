import "server-only";
import type { ListState } from "@/lib/domain/invitation/list-filter";
import { Prisma } from "@/lib/server/db/generated/client";

/** Conditions of the list on the household `h`, the same for "all under this filter", so that what is counted is what is changed. */
export function filterParts({ dusun, rt }: { readonly dusun: string; readonly rt: string }): readonly Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (dusun !== "") parts.push(Prisma.sql`h.dusun = ${dusun}`);
  if (rt !== "") parts.push(Prisma.sql`h.rt = ${rt}`);
  return parts;
}

/** The state of the invitation `i` of the year, which may be missing. */
export function listedStates(state: ListState | null): readonly Prisma.Sql[] {
  if (state === null) return [];
  return [state === "none" ? Prisma.sql`i.id IS NULL` : Prisma.sql`i.state = ${state}`];
}
