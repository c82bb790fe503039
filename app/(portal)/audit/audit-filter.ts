import * as z from "zod";
import { dateIn, endOfDay, startOfDay } from "@/components/grant/grant-window";
import type { TimeZone } from "@/lib/i18n/formats";
import type { AuditCursor, AuditFilter } from "@/lib/server/audit/queries";
import { openSearch } from "@/lib/server/household/search-token";
import { one, type SearchParams } from "../akses/grant-target";

const DEFAULT_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The filters as they stand in the address: days in the region's own time. */
export interface AuditQuery {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly person: string;
  /** The person's name, sealed, as the address carries it; "" without one. */
  readonly search: string;
  /** The days asked for are no range, so the default stands instead. */
  readonly isWrongRange: boolean;
}

/** Reads the filters; without days it is the last seven, so that a look never reads the whole history. */
export function readAuditQuery(params: SearchParams, zone: TimeZone, now: Date): AuditQuery {
  const date = z.iso.date();
  const today = dateIn(now, zone);
  const weekAgo = dateIn(new Date(now.getTime() - (DEFAULT_DAYS - 1) * DAY_MS), zone);
  const askedFrom = one(params, "dari");
  const askedTo = one(params, "sampai");
  const from = askedFrom === "" ? weekAgo : askedFrom;
  const to = askedTo === "" ? today : askedTo;
  const isRange = date.safeParse(from).success && date.safeParse(to).success && from <= to;
  const action = one(params, "tindakan");
  const token = one(params, "pelaku");
  const person = openSearch(token);
  return {
    from: isRange ? from : weekAgo,
    to: isRange ? to : today,
    action: /^[a-z-]{1,30}:[a-z-]{1,40}$/.test(action) ? action : "",
    person: person ?? "",
    search: person === null ? "" : token,
    isWrongRange: !isRange,
  };
}

export function auditFilterOf(query: AuditQuery, zone: TimeZone): AuditFilter {
  return {
    from: new Date(startOfDay(query.from, zone)),
    to: new Date(endOfDay(query.to, zone)),
    action: query.action === "" ? null : query.action,
    person: query.person,
  };
}

/** Where to go on: the instant and id of the last line seen, "<milliseconds>_<id>". */
export function readAuditCursor(params: SearchParams): AuditCursor | null {
  const [at = "", id = ""] = one(params, "sesudah").split("_");
  return /^\d{12,14}$/.test(at) && z.uuid().safeParse(id).success ? { at: new Date(Number(at)), id } : null;
}

export function auditHref(path: string, query: AuditQuery, after: AuditCursor | null = null): string {
  const params = new URLSearchParams({
    dari: query.from,
    sampai: query.to,
    ...(query.action ? { tindakan: query.action } : {}),
    ...(query.search ? { pelaku: query.search } : {}),
    ...(after ? { sesudah: `${after.at.getTime()}_${after.id}` } : {}),
  });
  return `${path}?${params}`;
}
