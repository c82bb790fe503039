import * as z from "zod";
import { READ_PURPOSES, type ReadPurpose } from "@/lib/server/audit/audit-entry";
import type { ReadCursor } from "@/lib/server/household/readers-query";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function one(query: Query, key: string): string {
  const value = query[key];
  return typeof value === "string" ? value : "";
}

/** The purpose that the list is narrowed to; null for all. */
export function readPurpose(query: Query): ReadPurpose | null {
  return READ_PURPOSES.find((purpose) => purpose === one(query, "keperluan")) ?? null;
}

/** Where to go on: the instant and id of the last line seen, "<milliseconds>_<id>". */
export function readReadersCursor(query: Query): ReadCursor | null {
  const [at = "", id = ""] = one(query, "sesudah").split("_");
  return /^\d{12,14}$/.test(at) && z.uuid().safeParse(id).success ? { at: new Date(Number(at)), id } : null;
}

export function readersHref(path: string, purpose: ReadPurpose | null, after: ReadCursor | null = null): string {
  const query = new URLSearchParams({
    ...(purpose === null ? {} : { keperluan: purpose }),
    ...(after === null ? {} : { sesudah: `${after.at.getTime()}_${after.id}` }),
  });
  return query.size === 0 ? path : `${path}?${query}`;
}
