import { addressOf, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import { REQUEST_STANDINGS, type RequestStanding } from "./flow";
import type { RequestLevel } from "./level";
import { readLevel } from "./request";

/** What the list of requests shows, as its address says it. Whatever is not understood is not applied. */
export interface RequestFilter {
  readonly standing: RequestStanding | null;
  readonly level: RequestLevel | null;
  /** Only what waits for the reader. */
  readonly isWaiting: boolean;
  readonly after: Moment | null;
}

export function readRequestFilter(query: Query): RequestFilter {
  return {
    standing: REQUEST_STANDINGS.find((each) => each === one(query, "keadaan")) ?? null,
    level: readLevel(one(query, "tingkat")),
    isWaiting: one(query, "menunggu") === "1",
    after: readMoment(one(query, "sesudah")),
  };
}

export function requestListHref(
  filter: RequestFilter,
  change: Partial<RequestFilter> = {},
  path = "/permintaan-data",
): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    keadaan: next.standing ?? "",
    tingkat: next.level ?? "",
    menunggu: next.isWaiting ? "1" : "",
    sesudah: momentText(next.after),
  });
}

/** What the register of who holds what shows. */
export interface HolderFilter {
  /** Only who owes a report past its day. */
  readonly isOverdue: boolean;
  /** Only what was asked, or told, to be passed on. */
  readonly isReshared: boolean;
  /** Also what is over. */
  readonly withEnded: boolean;
  readonly after: Moment | null;
}

export function readHolderFilter(query: Query): HolderFilter {
  return {
    isOverdue: one(query, "lewat") === "1",
    isReshared: one(query, "diteruskan") === "1",
    withEnded: one(query, "berakhir") === "1",
    after: readMoment(one(query, "sesudah")),
  };
}

export function holderHref(
  filter: HolderFilter,
  change: Partial<HolderFilter> = {},
  path = "/permintaan-data/pemegang",
): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    lewat: next.isOverdue ? "1" : "",
    diteruskan: next.isReshared ? "1" : "",
    berakhir: next.withEnded ? "1" : "",
    sesudah: momentText(next.after),
  });
}

/** Acts that the log of requests tells of, as the audit names them. */
export const LOGGED_ACTS = [
  "look",
  "read-paper",
  "print-bast",
  "ask-download",
  "download",
  "report",
  "registry",
  "revoke",
] as const;
export type LoggedAct = (typeof LOGGED_ACTS)[number];

export interface LogFilter {
  readonly act: LoggedAct | null;
  /** Day, in the region. YYYY-MM-DD; empty: any. */
  readonly from: string;
  readonly to: string;
  readonly after: Moment | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readLogFilter(query: Query): LogFilter {
  const day = (key: string) => (DAY.test(one(query, key)) ? one(query, key) : "");
  return {
    act: LOGGED_ACTS.find((each) => each === one(query, "perbuatan")) ?? null,
    from: day("dari"),
    to: day("sampai"),
    after: readMoment(one(query, "sesudah")),
  };
}

export function logHref(filter: LogFilter, change: Partial<LogFilter> = {}, path = "/permintaan-data/catatan"): string {
  const next = { ...filter, after: null, ...change };
  return addressOf(path, {
    perbuatan: next.act ?? "",
    dari: next.from,
    sampai: next.to,
    sesudah: momentText(next.after),
  });
}
