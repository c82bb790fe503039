import "server-only";
import { covers } from "@/lib/domain/access/scope";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { isUuid } from "@/lib/domain/list/address";
import { type RegionalItem, type RegionalLevel, regionalKey } from "@/lib/domain/regional/item";
import { referenceSql } from "@/lib/server/db/reference";
import { readRegional } from "@/lib/server/household/regional-answers";
import { findAnswerable } from "@/lib/server/regional/rows";
import type { ApiClient } from "../client";
import type { ApiValue } from "./household-columns";

/** Regional items asked for at once. */
const MOST_ITEMS = 20;

/** The regional items of a request: of regions that the client's own touches, free text with the right to know who somebody is. */
export async function askedItems(client: ApiClient, text: string): Promise<Outcome<readonly RegionalItem[]>> {
  const ids = [...new Set(text.split(",").map((id) => id.trim().toLowerCase()))].filter((id) => id !== "");
  if (ids.length === 0) return succeed([]);
  if (ids.length > MOST_ITEMS) return refuse("INVALID_INPUT", { fields: [{ path: "regional", detail: "too_many" }] });
  const found = await findAnswerable(referenceSql(), ids.filter(isUuid));
  const known = new Map(
    found
      .filter(({ regionCode }) => covers(client.regionCode, regionCode) || covers(regionCode, client.regionCode))
      .map((item) => [item.answerId, item]),
  );
  const items = ids.flatMap((id) => known.get(id) ?? []);
  if (items.length < ids.length) {
    const unknown = ids.flatMap((id, at) =>
      known.has(id) ? [] : [{ path: `regional.${at}`, detail: "unknown_item" }],
    );
    return refuse("INVALID_INPUT", { fields: unknown.slice(0, 10) });
  }
  const telling = client.scopes.includes("households:identify")
    ? []
    : items.filter(({ shape }) => shape.type === "text");
  if (telling.length === 0) return succeed(items);
  return refuse("FORBIDDEN", {
    fields: telling
      .slice(0, 10)
      .map(({ answerId }) => ({ path: `regional.${answerId}`, detail: "needs households:identify" })),
  });
}

export function itemsOf(items: readonly RegionalItem[], level: RegionalLevel): readonly RegionalItem[] {
  return items.filter((item) => item.level === level);
}

/** What a row's `regional` column answers to them; nothing where none was asked for. */
export function regionalOf(
  items: readonly RegionalItem[],
  column: unknown,
): { readonly regional?: Record<string, ApiValue> } {
  if (items.length === 0) return {};
  const answers = readRegional(column);
  return {
    regional: Object.fromEntries(items.map(({ answerId }) => [answerId, toValue(answers[regionalKey(answerId)])])),
  };
}

function toValue(value: unknown): ApiValue {
  if (Array.isArray(value)) return value.map(Number).sort((a, b) => a - b);
  return typeof value === "number" || typeof value === "string" ? value : null;
}
