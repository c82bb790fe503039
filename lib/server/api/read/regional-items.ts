import "server-only";
import * as z from "zod";
import { covers } from "@/lib/domain/access/scope";
import type { listRegionalItems } from "@/lib/domain/api/operation/regional";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import type { RegionalItem, RegionalText } from "@/lib/domain/regional/item";
import { referenceSql } from "@/lib/server/db/reference";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listAnswerablePage } from "@/lib/server/regional/rows";
import type { Answered, Asked } from "../answering";
import { openCursor, sealCursor } from "../cursor";

type Params = z.infer<(typeof listRegionalItems)["params"]>;
type Answer = z.input<(typeof listRegionalItems)["answer"]>;

/** Items of a region, of those above it and of those inside it, in the order of region and answer id. */
export async function readRegionalItems({ client, params, now }: Asked<Params>): Promise<Outcome<Answered<Answer>>> {
  const { region = client.regionCode, limit, cursor } = params;
  if (!covers(client.regionCode, region)) return refuse("NOT_FOUND");
  const place = { clientId: client.id, operation: "listRegionalItems", filter: { region } };
  const after = cursor === undefined ? START : openCursor(place, cursor, z.tuple([z.string(), z.uuid()]));
  if (after === null) return refuse("INVALID_INPUT", { fields: [{ path: "cursor", detail: "invalid_cursor" }] });
  const found = await listAnswerablePage(referenceSql(), region, after, limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const today = localDay(now, await timeZoneOf(region));
  const next = found.length > limit && last !== undefined ? sealCursor(place, [last.regionCode, last.answerId]) : null;
  return succeed({ body: { items: shown.map((item) => toAnswer(item, today)), next }, shown: null });
}

const START = ["", "00000000-0000-0000-0000-000000000000"] as const;

function toAnswer(item: RegionalItem, today: string): Answer["items"][number] {
  const { shape, activeFrom, activeTo, retired } = item;
  return {
    answer: item.answerId,
    item: item.itemId,
    region: item.regionCode,
    level: item.level,
    label: inBoth(item.label),
    type: shape.type,
    codes: "options" in shape ? shape.options.map(({ code, label }) => ({ code, label: inBoth(label) })) : [],
    owner: item.owner,
    required: item.required,
    asked: !retired && activeFrom <= today && (activeTo === null || today <= activeTo),
    identifies: shape.type === "text",
  };
}

function inBoth({ id, en }: RegionalText) {
  return { id, en: en ?? id };
}
