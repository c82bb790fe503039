import "server-only";
import type * as z from "zod";
import type { getAccessTimes } from "@/lib/domain/api/operation/access-times";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import type { AccessTimes } from "@/lib/domain/training-session/access-time";
import { ACCESS_WINDOWS } from "@/lib/domain/training-session/access-time-page";
import { findAccessTimes } from "@/lib/server/training-session/access-time-query";
import type { Answered, Asked } from "../answering";
import { readerOf } from "../client";

type Params = z.infer<(typeof getAccessTimes)["params"]>;
type Answer = z.input<(typeof getAccessTimes)["answer"]>;

/** The clock as a viewer of the client's region has it on the page: the same query, the same withheld figures. */
export async function readAccessTimes({ client, params, locale }: Asked<Params>): Promise<Outcome<Answered<Answer>>> {
  const days = ACCESS_WINDOWS.find((each) => String(each) === params.days) ?? 365;
  const page = await findAccessTimes(readerOf(client, locale), { area: params.region, days });
  if (page === null) return refuse("NOT_FOUND");
  const { area, at, total, full, parts } = page;
  return succeed({
    body: {
      region: area.code,
      days,
      countedAt: at?.toISOString() ?? null,
      total: toTimes(total),
      full: full === null ? null : { passes: full.passes, secondsToAccess: full.begins, secondsToRecord: full.written },
      parts: parts.map(({ code, times }) => ({ region: code, times: toTimes(times) })),
    },
    shown: null,
  });
}

function toTimes(times: AccessTimes | null): Answer["total"] {
  if (times === null) return null;
  const { people, opened, inTime, fromConfirmed, fromReady, before } = times;
  return {
    people,
    opened,
    inTime,
    hoursFromConfirmed: fromConfirmed,
    hoursFromReady: fromReady,
    hoursBefore: before,
  };
}
